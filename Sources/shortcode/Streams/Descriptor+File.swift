import Glibc

extension Descriptor {
    /// A file to be read.
    ///
    /// - Parameter kind: what it should be, for errors.
    /// - Throws: `UsageError` where there is no such file, `DeviceError` where it cannot be read.
    static func opening(_ file: String, expecting kind: String = "a log") throws -> Descriptor {
        let descriptor = Descriptor(number: open(file, O_RDONLY | O_CLOEXEC), name: file)
        guard descriptor.number >= 0 else {
            let error = DeviceError.last(file)
            throw [ENOENT, ENOTDIR].contains(error.code) ? UsageError("\(error); expected \(kind)") : error
        }
        guard try descriptor.status().st_mode & S_IFMT != S_IFDIR else {
            descriptor.close()
            throw UsageError("\(file): is a directory; expected \(kind)")
        }
        return descriptor
    }

    func status() throws(DeviceError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last(name) }
        return status
    }
}
