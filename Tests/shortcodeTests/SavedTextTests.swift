import Foundation
import Testing

@Suite("Files are read however they were saved")
struct SavedTextTests {
    static let copies = RecordingTests.copies.filter { $0.testDescription != "without an end of the last line" }

    private static func sample(_ name: String) throws -> String {
        try String(contentsOf: Run.package.appending(path: "samples/\(name)"), encoding: .utf8)
    }

    @Test("a profile", arguments: copies)
    func profile(_ copy: RecordingTests.Copy) throws {
        let scratch = try Scratch()
        try Data(copy.change(Self.sample("modems/simcom-like.profile"))).write(to: scratch.url("p.profile"))
        let run = try Run("modem", "--profile", scratch.path("p.profile"), input: "ATE0\nAT+CGMI\n")
        #expect(run.output.hasSuffix("\r\nSIMCOM_Ltd\r\n\r\nOK\r\n"))
    }

    @Test("a grammar and its replies", arguments: copies)
    func grammar(_ copy: RecordingTests.Copy) throws {
        let scratch = try Scratch()
        for name in ["pajak-metro.grammar", "pajak-metro.id.replies"] {
            try Data(copy.change(Self.sample("grammars/\(name)"))).write(to: scratch.url(name))
        }
        let run = try Run("--grammar", scratch.path("pajak-metro.grammar"), input: "METRO B1234ABC\n")
        #expect(run.output.hasPrefix("Info pajak kendaraan B1234ABC"))
        #expect(try Run("check", scratch.path("pajak-metro.grammar")).status == 0)
    }

    @Test("but UTF-16 without its mark is refused by name")
    func unmarked() throws {
        let scratch = try Scratch()
        try Data(RecordingTests.utf16(Self.sample("modems/simcom-like.profile"))).write(to: scratch.url("p.profile"))
        let run = try Run("modem", "--profile", scratch.path("p.profile"))
        #expect(run.errors.contains("p.profile: line 1: this is UTF-16 without a byte order mark"))
        #expect(run.status == 64)
    }
}
