import Foundation
import SMPP
import ShortMessage
import Testing

/// Cases that the tests of other implementations are made of, from outside the project: `SHORTCODE_VECTORS` names the
/// folder, `../shared/vectors` beside the package is the default.
@Suite("Vectors of SMPP")
struct SMPPVectors {
    private static let file: URL = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let named = ProcessInfo.processInfo.environment["SHORTCODE_VECTORS"] ?? "../shared/vectors"
        return URL(filePath: named, relativeTo: root.appending(path: "/")).appending(path: "smpp.jsonl")
    }()

    @Test("every vector is read as its source reads it")
    func vectors() throws {
        guard FileManager.default.fileExists(atPath: Self.file.path) else {
            print("vectors: 0 run of smpp, no such file (\(Self.file.path))")
            return
        }
        let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        for line in lines {
            let vector = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            let id = vector["id"] as? String ?? "a vector without identity"
            let differences = SMPPVectorCheck(vector).differences()
            #expect(differences.isEmpty, "\(id): \(differences.joined(separator: "; "))")
        }
        print("vectors: \(lines.count) run of smpp")
        #expect(!lines.isEmpty, "a file of vectors is empty")
    }
}
