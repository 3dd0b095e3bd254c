import Doors
import Glibc

/// A file that is written anew beside the old one and takes its place in one step.
struct FileRewriting {
    private let target: String
    private let temporary: Descriptor
    private var pending: [UInt8] = []

    /// - Parameter file: one that is there; through a symbolic link, the file that it names.
    init(of file: String) throws {
        target = try Self.resolved(file)
        let old = try Descriptor.opening(target)
        defer { old.close() }
        var name = Array("\(target).XXXXXX".utf8CString)
        let number = mkstemp(&name)
        temporary = Descriptor(
            number: number, name: String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
        guard number >= 0, fchmod(number, try old.status().st_mode & 0o7777) == 0 else {
            throw DeviceError.last(target)
        }
    }

    mutating func append(_ octets: [UInt8]) throws {
        pending += octets
        if pending.count >= Descriptor.blockSize { try flush() }
    }

    /// Puts the new file in the old one's place; a reader sees one or the other, whole.
    mutating func commit() throws {
        try flush()
        guard fsync(temporary.number) == 0, rename(temporary.name, target) == 0 else { throw DeviceError.last(target) }
        temporary.close()
    }

    /// Leaves the old file as it is.
    func abandon() {
        temporary.close()
        unlink(temporary.name)
    }

    private mutating func flush() throws {
        do {
            try temporary.write(pending)
        } catch {
            throw error.cause
        }
        pending = []
    }

    private static func resolved(_ file: String) throws(DeviceError) -> String {
        guard let path = realpath(file, nil) else { throw .last(file) }
        defer { free(path) }
        return String(cString: path)
    }
}
