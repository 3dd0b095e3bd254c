import Foundation
import GRDB
import Glibc
import MessageCentre
import Store

/// A directory for a store, gone with the test.
final class TemporaryStore: Sendable {
    let directory: String
    var path: String { directory + "/demo.sqlite" }
    var store: StoreLocation { .file(path) }

    init() {
        let template = strdup("/tmp/shortcode-XXXXXX")
        defer { free(template) }
        directory = template.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }

    deinit {
        guard directory != "/tmp" else { return }
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// All files of the directory.
    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: directory) }
    }

    func text(_ suffix: String) throws -> String {
        try String(contentsOfFile: path + suffix, encoding: .utf8)
    }

    /// The bits of a file's mode that say who may do what.
    func permissions(_ suffix: String = "") -> mode_t {
        var status = stat()
        return stat(path + suffix, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    /// The files of the store that are there, by what stands behind its name.
    var suffixes: Set<String> {
        Set(["", "-wal", "-shm", "-journal", ".lock"].filter { access(path + $0, F_OK) == 0 })
    }

    /// Where this process has the lock file open.
    var lockDescriptor: Int32? {
        (0..<1024).first { descriptor in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(descriptor)")) == path
                + ".lock"
        }
    }

    func write(_ text: String, suffix: String = "") {
        let file = fopen(path + suffix, "w")
        fputs(text, file)
        fclose(file)
    }

    /// Asks the store something, beside the centre.
    func ask(_ sql: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in try String.fetchAll(db, sql: sql) }
    }

    /// Changes the file behind the centre's back.
    func change<Value>(_ work: (Database) throws -> Value) throws -> Value {
        let queue = try DatabaseQueue(path: path)
        let value = try queue.writeWithoutTransaction(work)
        try queue.close()
        return value
    }
}
