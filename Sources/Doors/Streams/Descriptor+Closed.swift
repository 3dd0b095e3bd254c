import Glibc

extension Descriptor {
    /// Takes the numbers of the standard streams that were closed before the start, so that no file opened later gets one
    /// and is read or written in its place. What is put there can be neither read from 0 nor written to 1 and 2.
    package static func reserveClosed() {
        for (number, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(number, F_GETFD) < 0 {
            _ = open("/dev/null", mode | O_CLOEXEC)
        }
    }

    /// Refuses a standard input that was closed before the start.
    package func checkReadable() throws(DeviceError) {
        try check(isNot: O_WRONLY)
    }

    /// Refuses a standard output that was closed before the start.
    package func checkWritable() throws(DeviceError) {
        try check(isNot: O_RDONLY)
    }

    /// The number of a closed stream is reserved in the wrong direction, or went to a descriptor of the runtime's own,
    /// which has no file type.
    private func check(isNot wrongDirection: Int32) throws(DeviceError) {
        let isStream = try status().st_mode & S_IFMT != 0
        guard isStream, fcntl(number, F_GETFL) & O_ACCMODE != wrongDirection else {
            throw DeviceError(name: name, code: EBADF)
        }
    }
}
