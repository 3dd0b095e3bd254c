import Glibc

/// Sees when files of a folder, and of those below it, change (`inotify(7)`).
struct FolderWatch {
    private static let changes = UInt32(
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)

    private let descriptor: Int32

    /// Folders that are made later are not watched.
    init(_ path: String) throws {
        descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { throw SystemError("inotify") }
        for folder in Self.folders(path) { inotify_add_watch(descriptor, folder, Self.changes) }
    }

    private static func folders(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var all = [path]
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { octets in
                String(decoding: octets.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard entry.pointee.d_type == DT_DIR, name != ".", name != ".." else { continue }
            all += folders("\(path)/\(name)")
        }
        return all
    }

    /// Sleeps until something has changed since the last call, or since the watch began.
    ///
    /// - Returns: false at the deadline.
    func waitForChange(until deadline: ContinuousClock.Instant) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while true {
            let left = deadline - .now
            guard left > .zero else { return false }
            if poll(&polled, 1, Int32(left.components.seconds * 1000 + 1000)) > 0 {
                drain()
                return true
            }
        }
    }

    private func drain() {
        withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 8) { buffer in
            while read(descriptor, buffer.baseAddress, buffer.count) > 0 {}
        }
    }

    func close() {
        _ = Glibc.close(descriptor)
    }
}

/// What the system refused.
struct SystemError: Error, CustomStringConvertible {
    let description: String

    init(_ what: String, code: Int32 = errno) {
        description = "\(what): \(String(cString: strerror(code)))"
    }
}
