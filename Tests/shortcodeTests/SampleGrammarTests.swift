import Foundation
import Testing

@Suite("Sample grammars")
struct SampleGrammarTests {
    static let folder = Run.package.appending(path: "samples/grammars")

    static let names = [
        "bagi-pulsa", "beltoll", "bpjs-kesehatan", "cek-pemilih", "dukcapil", "esamsat", "gateway", "info-ranmor",
        "minta-pulsa", "pajak-metro", "pln", "polda-jabar", "quick-count", "registrasi-sim", "samsat-jateng",
        "samsat-jatim", "server-pulsa", "sms-bank", "sms-bni", "sms-bri",
        "stop-konten",
    ]

    @Test("Each is a grammar, replies and a log; no other file is there")
    func files() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        let expected = Self.names.flatMap { name in
            ["\(name).\(name == "beltoll" ? "en" : "id").replies", "\(name).grammar", "\(name).smslog"]
        }
        #expect(files == expected.sorted())
    }

    @Test("passes the check", arguments: names)
    func check(name: String) throws {
        let run = try Run("check", Self.folder.appending(path: "\(name).grammar").path)
        #expect(run.output.hasSuffix(", 1 replies file: nothing found\n"), "\(run.output)")
        #expect(run.status == 0)
    }

    @Test("answers its log as recorded", arguments: names)
    func replay(name: String) throws {
        let path = Self.folder.appending(path: name).path
        let run = try Run("replay", "--grammar", path + ".grammar", path + ".smslog")
        #expect(run.output.hasSuffix(", all as recorded\n"), "\(run.output)")
        #expect(run.status == 0)
    }

    @Test("All logs are as recorded where all services run, though one of them sends to another")
    func replayTogether() throws {
        func paths(_ suffix: String) -> [String] { Self.names.map { Self.folder.appending(path: $0 + suffix).path } }
        let run = try Run(["replay"] + paths(".grammar").flatMap { ["--grammar", $0] } + paths(".smslog"))
        #expect(run.lines.count == Self.names.count + 1)
        #expect(run.lines.dropLast().allSatisfy { $0.hasSuffix(", all as recorded") }, "\(run.output)")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("All of them are in one centre")
    func together() throws {
        let grammars = Self.names.flatMap { name -> [String] in
            name == "beltoll" ? [] : ["--grammar", Self.folder.appending(path: "\(name).grammar").path]
        }
        let run = try Run(grammars + ["--to", "4444"], octets: Array("REG 3171051708900003#3171051204150007#".utf8))
        #expect(run.lines == ["Registrasi dengan NIK ..0003 dan KK ..0007 diterima. Terima kasih"])
    }
}
