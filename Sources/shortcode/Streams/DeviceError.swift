import Glibc

/// A stream or a file that could not be opened, read or written: its name, and the system's reason.
struct DeviceError: Error, CustomStringConvertible {
    let name: String
    let code: Int32

    /// The failure of the system call that was just made.
    static func last(_ name: String) -> DeviceError {
        DeviceError(name: name, code: errno)
    }

    var description: String { "\(name): \(code == EBADF ? "is closed" : String(cString: strerror(code)))" }
}
