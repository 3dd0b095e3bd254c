package import Glibc
import Transcripts

extension Descriptor {
    /// A file to be read.
    ///
    /// - Parameter expected: what the file should have been, for errors.
    /// - Throws: `UsageError` where there is no such file, `DeviceError` where it cannot be read.
    package static func opening(_ file: String, expecting expected: String = "a log") throws -> Descriptor {
        let descriptor = Descriptor(number: open(file, O_RDONLY | O_CLOEXEC), name: file)
        guard descriptor.number >= 0 else {
            let error = DeviceError.last(file)
            throw [ENOENT, ENOTDIR].contains(error.code) ? UsageError("\(error); expected \(expected)") : error
        }
        guard try descriptor.status().st_mode & S_IFMT != S_IFDIR else {
            descriptor.close()
            throw UsageError("\(file): is a directory; expected \(expected)")
        }
        return descriptor
    }

    /// A new file to be written, for its owner only.
    ///
    /// - Throws: `UsageError` where there is a file of that name, which is not overwritten.
    package static func creating(_ file: String) throws -> Descriptor {
        let descriptor = Descriptor(number: open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600), name: file)
        guard descriptor.number >= 0 else {
            let error = DeviceError.last(file)
            throw error.code == EEXIST ? UsageError("\(error); name another file, or take this one away") : error
        }
        return descriptor
    }

    /// A file to be written from its start, which is made where there is none.
    package static func overwriting(_ file: String) throws(DeviceError) -> Descriptor {
        let descriptor = Descriptor(number: open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666), name: file)
        guard descriptor.number >= 0 else { throw .last(file) }
        return descriptor
    }

    /// The text of a small file, however it was saved.
    package static func text(of file: String, expecting expected: String) throws -> String {
        do {
            return try WholeText.decoded(octets(of: file, expecting: expected))
        } catch let fault as LineFault {
            throw UsageError("\(file): \(fault)")
        }
    }

    /// The whole of a small file.
    package static func octets(of file: String, expecting expected: String) throws -> [UInt8] {
        let descriptor = try opening(file, expecting: expected)
        defer { descriptor.close() }
        var octets: [UInt8] = []
        while case let block = try descriptor.read(), !block.isEmpty { octets += block }
        return octets
    }

    package func status() throws(DeviceError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last(name) }
        return status
    }
}
