import Glibc

/// A stream or a file that could not be opened, read or written: its name, and the system's reason.
package struct DeviceError: Error, CustomStringConvertible {
    package let name: String
    package let code: Int32

    package init(name: String, code: Int32) {
        (self.name, self.code) = (name, code)
    }

    /// The failure of the system call that was just made.
    package static func last(_ name: String) -> DeviceError {
        DeviceError(name: name, code: errno)
    }

    /// A signal wanted the program to end, and what was still to be written had no reader.
    package var isOfNoReader: Bool { code == EAGAIN }

    package var description: String {
        switch code {
        case EBADF: "\(name): is closed"
        case EAGAIN: "\(name): nobody reads it; what was not written is left"
        default: "\(name): \(String(cString: strerror(code)))"
        }
    }
}
