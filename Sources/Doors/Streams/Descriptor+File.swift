package import Glibc
import Store
import Transcripts

extension Descriptor {
    /// A file to be read.
    ///
    /// - Parameter expected: what the file should have been, for errors.
    /// - Throws: `UsageError` where there is no such file, or a FIFO that has no end, `DeviceError` where it cannot be read.
    package static func opening(_ file: String, expecting expected: String = "a log") throws -> Descriptor {
        // Blocking, a FIFO would be waited for in silence until somebody writes into it.
        let descriptor = Descriptor(number: open(file, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC), name: file)
        guard descriptor.number >= 0 else {
            let error = DeviceError.last(file)
            throw [ENOENT, ENOTDIR].contains(error.code) ? UsageError("\(error); expected \(expected)") : error
        }
        do {
            let kind = try descriptor.status().st_mode & S_IFMT
            if kind == S_IFDIR { throw UsageError("\(file): is a directory; expected \(expected)") }
            if kind == S_IFIFO, !descriptor.hasWriter {
                throw UsageError("\(file): is a FIFO into which nobody writes; expected \(expected)")
            }
            try descriptor.block()
        } catch {
            descriptor.close()
            throw error
        }
        return descriptor
    }

    /// Whether somebody has the FIFO open to write into it, or has left something in it.
    private var hasWriter: Bool {
        // The system tells the end of a FIFO only after somebody has had it open.
        let own = open("/proc/self/fd/\(number)", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        guard own >= 0 else { return true }
        _ = Glibc.close(own)
        var state = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) <= 0 || Int32(state.revents) & POLLHUP == 0 || Int32(state.revents) & POLLIN != 0
    }

    /// Makes reading wait for what is to be read.
    private func block() throws(DeviceError) {
        let flags = fcntl(number, F_GETFL)
        guard flags >= 0, fcntl(number, F_SETFL, flags & ~O_NONBLOCK) == 0 else { throw .last(name) }
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

    /// A regular file to be written from its start, which is made for its owner only where there is none.
    ///
    /// - Parameters:
    ///   - beginning: of what an earlier run wrote there; a file that begins otherwise stays as it is.
    ///   - expected: what such a file is, for errors.
    /// - Throws: `UsageError` where something else has the name: another file, a link, through which another one would be
    ///   written, a FIFO or a device.
    package static func overwriting(
        _ file: String, ifItBeginsWith beginning: [UInt8], expecting expected: String
    ) throws -> Descriptor {
        let descriptor = try regular(file, flags: O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        do {
            var octets = [UInt8](repeating: 0, count: beginning.count)
            let count = pread(descriptor.number, &octets, octets.count, 0)
            guard count >= 0 else { throw DeviceError.last(file) }
            guard count == 0 || octets == beginning else {
                throw UsageError("\(file): holds something else, which stays; expected \(expected), or a new file")
            }
            guard ftruncate(descriptor.number, 0) == 0 else { throw DeviceError.last(file) }
        } catch {
            descriptor.close()
            throw error
        }
        return descriptor
    }

    /// A file that is opened only where it is a regular one.
    ///
    /// - Throws: `UsageError` where something else has the name, or SQLite can take it for a file beside a store of ours.
    static func regular(_ file: String, flags: Int32) throws -> Descriptor {
        if let suffix = NameBeside.ofSQLite.first(where: file.hasSuffix) {
            throw UsageError("\(file): a name that ends in \(suffix) is one of a file beside a store; name another")
        }
        let descriptor = Descriptor(number: open(file, flags, 0o600), name: file)
        guard descriptor.number >= 0 else {
            let error = DeviceError.last(file)
            throw [ELOOP, ENXIO, EISDIR].contains(error.code) ? Self.notRegular(file) : error
        }
        guard try descriptor.status().st_mode & S_IFMT == S_IFREG else {
            descriptor.close()
            throw Self.notRegular(file)
        }
        return descriptor
    }

    private static func notRegular(_ file: String) -> UsageError {
        UsageError("\(file): is a link, a folder, a FIFO or a device; expected a file of its own, or none")
    }

    /// The text of a small file, however it was saved.
    package static func text(of file: String, expecting expected: String) throws -> String {
        do {
            return try WholeText.decoded(octets(of: file, expecting: expected))
        } catch let fault as LineFault {
            throw UsageError("\(file): \(fault)")
        }
    }

    /// The most of a file that is read whole, in octets.
    private static let mostOctets = 16 << 20

    /// The whole of a small file.
    ///
    /// - Throws: `UsageError` where it does not end after `mostOctets`.
    package static func octets(of file: String, expecting expected: String) throws -> [UInt8] {
        let descriptor = try opening(file, expecting: expected)
        defer { descriptor.close() }
        var octets: [UInt8] = []
        while case let block = try descriptor.read(), !block.isEmpty {
            octets += block
            guard octets.count <= mostOctets else {
                throw UsageError("\(file): is larger than \(mostOctets >> 20) MB; expected \(expected)")
            }
        }
        return octets
    }

    /// Refuses what is there and is no file, such as a pipe or a device that never ends.
    package static func mustBeFile(_ path: String, expecting expected: String) throws(UsageError) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else {
            throw UsageError("\(path): is a pipe or a device; expected \(expected)")
        }
    }

    package func status() throws(DeviceError) -> stat {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw .last(name) }
        return status
    }
}
