import Applications
import ServiceLifecycle

/// One program, as a part of a program that has other parts.
struct ProgramService: ServiceLifecycle.Service {
    let door: ProgramDoor

    func run() async throws {
        do {
            try await withGracefulShutdownHandler {
                try await door.run()
            } onGracefulShutdown: {
                door.stop()
            }
        } catch {
            await door.close()
            throw error
        }
        await door.close()
    }
}
