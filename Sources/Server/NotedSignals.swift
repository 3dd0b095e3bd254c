import Dispatch
import Doors
import Glibc

/// Signals told to whoever waits for room on stdout or stderr, on a thread of its own: each of those that run tasks may be
/// waiting there.
struct NotedSignals {
    private let sources: [any DispatchSourceSignal]

    init() throws(DeviceError) {
        try EndSignal.prepare()
        let queue = DispatchQueue(label: "shortcode.signals")
        sources = [SIGTERM, SIGINT].map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { EndSignal.note(number) }
            source.resume()
            return source
        }
    }

    func cancel() {
        for source in sources { source.cancel() }
    }
}
