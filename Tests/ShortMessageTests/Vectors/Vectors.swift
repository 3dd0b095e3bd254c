import Foundation
import ShortMessage
import Testing

/// Cases that the tests of other implementations are made of, from outside the project: `SHORTCODE_VECTORS` names the
/// folder, `../shared/vectors` beside the package is the default.
@Suite("Vectors")
struct Vectors {
    static let files = [
        "gsm7", "national-shift", "segment-count", "concat", "fields", "tpdu-deliver", "tpdu-submit",
        "tpdu-status-report", "tpdu-other",
    ]

    static let folder: URL = {
        let named = ProcessInfo.processInfo.environment["SHORTCODE_VECTORS"] ?? "../shared/vectors"
        return URL(filePath: named, relativeTo: Project.root.appending(path: "/"))
    }()

    /// Vectors that the standard contradicts, with its clause. Each must still fail, or it goes from the list.
    static let exceptions: [String: String] = [:]

    @Test(arguments: files)
    func file(_ name: String) throws {
        guard FileManager.default.fileExists(atPath: Self.folder.path) else {
            print("vectors: 0 run, folder not found (\(name), \(Self.folder.path))")
            return
        }
        let file = Self.folder.appending(path: "\(name).jsonl")
        guard FileManager.default.fileExists(atPath: file.path) else {
            print("vectors: 0 run of \(name), no such file")
            return
        }
        let vectors = try JSON.lines(of: file)
        for vector in vectors { check(vector) }
        print("vectors: \(vectors.count) run of \(name)")
        #expect(!vectors.isEmpty, "a file of vectors is empty")
    }

    private func check(_ vector: JSON) {
        let id = vector["id"]?.string ?? "a vector without identity"
        let differences = VectorCheck(vector).differences()
        if let clause = Self.exceptions[id] {
            #expect(!differences.isEmpty, "\(id) passes: strike it from the exceptions (\(clause))")
        } else {
            #expect(differences.isEmpty, "\(id): \(differences.joined(separator: "; "))")
        }
    }
}

/// Runs one vector and says what differs.
struct VectorCheck {
    let vector: JSON

    init(_ vector: JSON) {
        self.vector = vector
    }

    func differences() -> [String] {
        guard let operation = vector["op"]?.string, let check = Self.operations[operation] else {
            return ["no such operation: \(vector["op"]?.string ?? "none")"]
        }
        do {
            return try check(self)
        } catch {
            return ["unexpected error: \(error)"]
        }
    }

    private static let operations: [String: @Sendable (VectorCheck) throws -> [String]] = [
        "tpdu": { try $0.tpdu() }, "part": { try $0.part() }, "pack": { try $0.pack() },
        "septets": { try $0.septets() }, "pack-septets": { try $0.packSeptets() },
        "unpack-septets": { try $0.unpackSeptets() }, "decode-septets": { try $0.decodeSeptets() },
        "decode-packed": { try $0.decodePacked() }, "ucs2": { try $0.ucs2() }, "latin": { try $0.latin() },
        "alphabet-table": { try $0.alphabetTable() }, "lossy-lookalikes": { try $0.lookalikes() },
        "char": { try $0.char() }, "lock-table": { try $0.lockTable() }, "shift-table": { try $0.shiftTable() },
        "decode-ud": { try $0.decodeUserData() }, "message": { try $0.message() },
        "reassemble": { try $0.reassemble() }, "udh": { try $0.userDataHeader() },
        "split-payload": { try $0.splitPayload() }, "split-binary": { try $0.splitBinary() },
        "segment": { try $0.segment() }, "address": { try $0.address() }, "scts": { try $0.timestamp() },
        "vp-relative": { try $0.relativeValidity() }, "dcs": { try $0.dataCodingScheme() },
    ]
}

extension VectorCheck {
    struct Missing: Error {
        let key: String
    }

    /// A member that the operation cannot do without.
    func need(_ key: String) throws -> JSON {
        guard let value = vector[key] else { throw Missing(key: key) }
        return value
    }

    func text(_ key: String = "text") throws -> String {
        guard let text = try need(key).string else { throw Missing(key: key) }
        return text
    }

    func number(_ key: String) throws -> Int {
        guard let number = try need(key).number else { throw Missing(key: key) }
        return number
    }

    func octets(_ key: String) throws -> [UInt8] {
        try Hexadecimal.octets(text(key))
    }

    /// One difference, or none.
    func differ<Value: Equatable>(_ name: String, _ found: Value, _ expected: Value) -> [String] {
        found == expected ? [] : ["\(name): found \(found), expected \(expected)"]
    }
}
