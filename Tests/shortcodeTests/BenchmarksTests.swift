import Foundation
import Testing

@Suite("Benchmarks")
struct BenchmarksTests {
    static let unknown = ["nonsense", "matching 7", "members many", "members 10 a b", "--help"]

    @Test("refuse what they do not know, and list what there is", arguments: unknown)
    func refused(arguments: String) throws {
        let program = Run.program.deletingLastPathComponent().appending(path: "Benchmarks").path
        let run = try Run(command: "exec '\(program)' \(arguments)", input: "")
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Benchmarks: there is nothing called '"))
        for name in ["matching", "coding", "centre", "modem", "members [CARDS [DIR]]"] {
            #expect(run.errors.contains("Benchmarks \(name) "), "\(run.errors)")
        }
        #expect(run.status == 64)
    }
}
