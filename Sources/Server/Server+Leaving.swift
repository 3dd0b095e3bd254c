import Doors
import Glibc
import UnixSignals

extension Server {
    /// Ends the process at once, as a second signal asks; what is not committed is lost, and nothing else.
    static func leave(after signal: UnixSignal) -> Never {
        _exit((signal == .sigint ? ExitStatus.interrupted : .terminated).rawValue)
    }
}
