import Foundation
import GRDB

/// A directory for a store, gone with the test.
final class TemporaryLedger: Sendable {
    private let directory = FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString)")

    init() {
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

    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(work)
    }
}
