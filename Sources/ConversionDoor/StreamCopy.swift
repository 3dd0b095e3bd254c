import Doors
import Glibc

/// What a stream gave, to be read more than once: a file for its owner only, which has no name and goes when it is closed.
struct StreamCopy {
    private let file: Descriptor

    /// Reads a stream to its end, or until a signal comes.
    ///
    /// - Parameter path: nil for stdin.
    init(of path: String?, until signals: Descriptor) throws {
        let source = try path.map { try Descriptor.opening($0, expecting: "records") } ?? .standardInput
        defer { if path != nil { source.close() } }
        file = try Self.nameless(source.name)
        let blocks = BlockReader(source, until: signals)
        do {
            while let block = try blocks.next() { try file.write(block) }
        } catch {
            file.close()
            throw (error as? WriteError)?.cause ?? error
        }
    }

    private static func nameless(_ name: String) throws(DeviceError) -> Descriptor {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array("\(folder)/shortcode-XXXXXX".utf8CString)
        let number = mkstemp(&path)
        guard number >= 0 else { throw .last(folder) }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        unlink(path)
        return Descriptor(number: number, name: "\(name), kept in \(folder)")
    }

    /// The file, to be read from its start.
    func fromStart() throws(DeviceError) -> Descriptor {
        guard lseek(file.number, 0, SEEK_SET) == 0 else { throw .last(file.name) }
        return file
    }

    func close() { file.close() }
}
