import NIOPosix

/// A thread of its own for a door that sleeps until a descriptor is ready, so that nobody else's work waits behind it.
final class DoorThread: TaskExecutor {
    private let pool = NIOThreadPool(numberOfThreads: 1)

    init() { pool.start() }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pool.submit { _ in job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func end() async { try? await pool.shutdownGracefully() }
}
