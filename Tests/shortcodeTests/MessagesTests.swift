import Foundation
import Processes
import Testing

@Suite("The messages of a store")
struct MessagesTests {
    private static let grammar = """
        shortcode 5151

        message order reply taken
            PESAN {item} {count} {price} {name?}

        field item   4 digits
        field count  1..2 digits
        field price  amount
        field name   2..20 letters  personal

        """

    private static let replies =
        """
        field item "BARANG"
        field count "JUMLAH"
        field price "HARGA"
        field name "NAMA"
        reply taken
            {count} {item} dicatat

        """ + AskedGrammarTests.errorReplies

    private let scratch: Scratch
    private var store: String { scratch.path("shop.sqlite") }
    private var grammar: String { scratch.path("shop.grammar") }

    init() throws {
        scratch = try Scratch()
        try scratch.write(Self.grammar, to: "shop.grammar")
        try scratch.write(Self.replies, to: "shop.id.replies")
        let run = try say("PESAN 0042 3 45.000 BUDI", at: 0)
        try #require(run.status == 0, "\(run.errors)")
        _ = try say("=HALO, \"x\"", at: 1)
    }

    private func say(_ text: String, at second: Int) throws -> Run {
        let line = "2026-11-21T08:00:0\(second)+07:00 +6281200000001 > 5151 \(text)\n"
        return try Run("--grammar", grammar, "--store", store, input: line)
    }

    private func list(_ options: String...) throws -> Run {
        try Run(["messages", "--store", store, "--grammar", grammar] + options)
    }

    @Test("both directions are listed, in order of commit, masked")
    func text() throws {
        let run = try list()
        // Ten digits in a row of groups could be a telephone number.
        #expect(
            run.lines == [
                "1 handled 2026-11-21T08:00:00+07:00 +6281xxxxxx001 > 5151 PESAN xxxx x x5.000 xxxx",
                "2 delivered 2026-11-21T08:00:00+07:00 5151 > +6281xxxxxx001 3 0042 dicatat",
                "3 handled 2026-11-21T08:00:01+07:00 +6281xxxxxx001 > 5151 =xxxx, \"x\"",
                "4 delivered 2026-11-21T08:00:01+07:00 5151 > +6281xxxxxx001 Maaf unknown-keyword",
            ], "\(run.output)\(run.errors)")
        #expect(run.status == 0 && run.errors.isEmpty)
    }

    @Test("fields have their types, and what is personal is crossed out unless it is asked for")
    func fields() throws {
        let masked = try list("--fields")
        #expect(masked.lines.first?.hasSuffix(" (order item=0042 count=3 price=45000 name=xxxx)") == true)
        let run = try list("--fields", "--json", "--unmasked")
        #expect(
            run.lines.first == #"{"id":1,"direction":"in","state":"handled","at":"2026-11-21T08:00:00+07:00","#
                + #""from":"+6281200000001","to":"5151","text":"PESAN 0042 3 45.000 BUDI","cause":null,"#
                + #""message":"order","fields":{"item":"0042","count":"3","price":45000,"name":"BUDI"}}"#,
            "\(run.output)")
        #expect(run.lines.count == 4 && run.lines[1].contains(#""cause":1,"message":null,"fields":{}"#))
    }

    @Test("CSV has a header, and no cell that a spreadsheet takes for a formula")
    func csv() throws {
        let run = try list("--csv", "--unmasked", "--direction", "in")
        let rows = run.output.components(separatedBy: "\r\n")
        #expect(rows.first == #""id","direction","state","at","from","to","text","cause","message""#)
        #expect(rows.count == 4 && rows[2].contains(#","'=HALO, ""x""","","""#), "\(run.output)")
    }

    @Test(
        "only those that are asked for",
        arguments: [
            (["--after", "2"], 2), (["--direction", "out"], 2), (["--direction", "in", "--direction", "out"], 4),
            (["--number", "0812*"], 4), (["--number", "+6281300000001"], 0), (["--after", "4"], 0),
        ])
    func filters(options: [String], count: Int) throws {
        let run = try Run(["messages", "--store", store] + options)
        #expect(run.status == 0 && run.lines.count == count, "\(run.output)")
    }

    @Test("--follow goes on as messages come, while the service writes, until it is ended")
    func follow() throws {
        let process = Run.process(["messages", "--store", store, "--follow", "--after", "4"])
        let output = Foundation.Pipe()
        (process.standardInput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        process.standardOutput = output
        try process.run()
        defer { process.terminate() }
        #expect(try say("PESAN 0042 4 45.000", at: 2).status == 0)
        let heard = try HeardLines(output) { $0.count { $0 == "\n" } == 2 }
        #expect(heard.text.contains("5 handled") && heard.text.contains("6 delivered"))
        process.terminate()
        process.waitForEnd()
        #expect(process.terminationStatus == SIGTERM || process.terminationStatus == 143)
    }

    @Test(
        "usage",
        arguments: [
            ["messages"], ["messages", "--store", "x", "--json", "--csv"],
            ["messages", "--store", "x", "--direction", "up"],
            ["messages", "--store", "x", "--number", "0812*34"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.status == 64 && run.output.isEmpty, "\(run.errors)")
    }

    @Test("a store that is none is left as it is")
    func noStore() throws {
        let run = try Run("messages", "--store", scratch.path("nowhere.sqlite"))
        #expect(run.status != 0 && run.output.isEmpty)
        #expect(try !scratch.names.contains("nowhere.sqlite"))
    }
}
