import Foundation
import GRDB

/// A directory for a store, gone with the test.
final class TemporaryLedger: Sendable {
    private let directory: URL

    /// - Parameter isInMemory: whether nothing waits for a disk, where the system has such a place.
    init(isInMemory: Bool = false) {
        let memory = URL(filePath: "/dev/shm")
        let hasMemory = isInMemory && FileManager.default.isWritableFile(atPath: memory.path)
        directory = (hasMemory ? memory : FileManager.default.temporaryDirectory)
            .appending(path: "shortcode-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    var path: String { directory.appending(path: "demo.sqlite").path }

    /// The octets of the store and of what lies beside it.
    var octets: Data {
        get throws {
            try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
                .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
        }
    }

    /// Changes the file behind the centre's back.
    func change(_ work: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction(work)
    }

    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(work)
    }
}
