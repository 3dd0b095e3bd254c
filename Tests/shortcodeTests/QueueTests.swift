import Foundation
import Testing

@Suite("The queue of a store")
struct QueueTests {
    private let scratch: Scratch
    private var store: String { scratch.path("a.sqlite") }

    /// A store with a message to nobody, replies that were delivered, and one that nobody read.
    init() throws {
        scratch = try Scratch()
        let log = """
            2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK
            2026-11-21T08:00:01+07:00 +6281200000001 > 1500 SALDO 08012345678

            """
        // The clock stays where it is: after a log time would go on until the message has failed.
        _ = try Run("--store", store, "--clock", "real", input: log)
    }

    @Test("lists what waits, masked, and counts it")
    func waiting() throws {
        let run = try Run("queue", "--store", store)
        #expect(run.lines.count == 2)
        #expect(run.lines.first?.hasPrefix("3 enroute 20") == true)
        #expect(run.lines.first?.contains(" +6281xxxxxx001 > 1500, 0 tries, until 20") == true)
        #expect(run.lines.first?.hasSuffix(": SALDO xxxxxxxxxxx") == true)
        #expect(run.lines.last == "1 enroute for 1 number")
        #expect(Budi.secrets.allSatisfy { !run.output.contains($0) })
        #expect(try Run("queue", "--store", store, "--unmasked").output.contains("+6281200000001 > 1500"))
    }

    /// To a number that nobody has, so that it waits.
    static let personalTexts = [
        Budi.registration, "DAFTAR SALDO#3171.0517.0890.0003#BUDI SANTOSO#17-08-1990#08012345678",
        "reg*3171 0517 0890 0003*Budi Santoso*17081990*0801 2345 678",
        "REG#3I7IO5I7O89OOOO3#BUDI SANTOSO#17/8/90#O8OI2345678",
        "ＲＥＧ＃３１７１０５１７０８９００００３＃ＢＵＤＩ　ＳＡＮＴＯＳＯ＃１７－０８－１９９０＃０８０１２３４５６７８",
        "nama saya Budi Santoso lahir 17-08-1990", "BUDI SANTOSO 3171 0517-0890.0003", "Budi Santoso",
        "SALDO 0801-2345-678",
        "DAFTAR SALDO#BUDI SANTOSO", "REG#3171051708900003#BUDI SANTOSO#17 08 1990#0801\u{200B}2345678#budi@contoh.id",
    ]

    @Test("crosses out names, birth dates and numbers in every spelling and form of text", arguments: personalTexts)
    func personal(_ text: String) throws {
        let other = scratch.path("b.sqlite")
        let log = "2026-11-21T08:00:01+07:00 +6281200000001 > 1500 \(text)\n"
        _ = try Run(["--store", other, "--input", "log", "--clock", "real"], octets: Array(log.utf8))
        for options in [[], ["--json"], ["--state", "all"]] {
            let run = try Run(["queue", "--store", other] + options)
            #expect(run.lines.count == 2)
            let shown = try Self.text(of: #require(run.lines.first)).uppercased()
            let digits = shown.unicodeScalars.filter { $0.properties.numericType == .decimal }
            for word in ["BUDI", "SANTOSO", "ＢＵＤＩ", "CONTOH", "1990"] { #expect(!shown.contains(word), "\(shown)") }
            for number in ["0517", "０５１７", "080123", "1708199", "0890"] {
                #expect(!String(String.UnicodeScalarView(digits)).contains(number), "\(shown)")
            }
        }
    }

    /// What a line of the listing shows of the message's own text.
    private static func text(of line: String) throws -> String {
        guard line.hasPrefix("{") else { return try #require(line.components(separatedBy: ": ").last) }
        let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return try #require(fields?["text"] as? String)
    }

    @Test("shows what the grammar of another service holds open, once that is named")
    func otherGrammar() throws {
        let log = "2026-11-21T08:00:01+07:00 +6281200000001 > 8123 PLAT B 1234 XYZ\n"
        let grammar =
            "shortcode 8123\nmessage plate  reply plate\n    PLAT {plate}\n\nfield plate  2..12 alphanumerics\n"
        try scratch.write(grammar, to: "b.grammar")
        let other = scratch.path("b.sqlite")
        _ = try Run(["--store", other, "--clock", "real"], octets: Array(log.utf8))
        #expect(try Run("queue", "--store", other).lines.first?.hasSuffix(": xxxx x xxxx xxx") == true)
        let named = try Run("queue", "--store", other, "--grammar", scratch.path("b.grammar"))
        #expect(named.lines.first?.hasSuffix(": PLAT B 1234 XYZ") == true)
    }

    @Test("lists other states, and only some numbers, however they are spelt")
    func filters() throws {
        let all = try Run("queue", "--store", store, "--state", "all")
        #expect(all.lines.count == 3)
        #expect(all.lines[0].hasPrefix("2 delivered 20"))
        #expect(all.lines[0].contains(", 1 try, at 20"))
        #expect(all.lines[0].contains(", 0x00 completed"))
        #expect(all.lines.last == "1 enroute for 1 number, 1 delivered, 0 expired, 0 failed, 0 deleted")
        for pattern in ["081200000001", "+62812*", "0812*", "62812*", "*"] {
            #expect(try Run("queue", "--store", store, "--state", "delivered", "--to", pattern).lines.count == 2)
        }
        #expect(try Run("queue", "--store", store, "--state", "delivered", "--to", "0813*").lines.count == 1)
        #expect(try Run("queue", "--store", store, "--from", "2757").lines == ["0 enroute for 0 numbers"])
        #expect(try Run("queue", "--store", store, "--state", "failed", "--count").lines == ["0 failed"])
    }

    @Test("can be read by programs")
    func json() throws {
        let lines = try Run("queue", "--store", store, "--json", "--unmasked").lines
        let first = try #require(
            try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(first["state"] as? String == "enroute")
        #expect(first["to"] as? String == "1500")
        #expect(first["text"] as? String == "SALDO 08012345678")
        #expect(lines.last == #"{"counts":{"enroute":1}}"#)
    }

    @Test("holds what nobody read, until a run has written it")
    func undelivered() throws {
        let run = try Run("--store", store, "--from", "+6281200000002", input: "KONTAK\n", output: "/dev/full")
        #expect(run.status == 74)
        #expect(try Run("queue", "--store", store, "--from", "2757").lines.last == "1 enroute for 1 number")
        let next = try Run("--store", store, "--from", "+6281200000002", input: "BANTUAN\n")
        #expect(next.lines.count == 2)
        #expect(next.lines.first?.contains(" 2757 > +6281200000002 \(EndingTests.reply)") == true)
        #expect(next.errors == "messages that an earlier run did not deliver come first: 1\n")
        #expect(try Run("queue", "--store", store, "--from", "2757").lines == ["0 enroute for 0 numbers"])
    }

    @Test("is of no other file")
    func otherFiles() throws {
        try scratch.write("no store", to: "b")
        #expect(try Run("queue", "--store", scratch.path("b")).status == 74)
        let missing = try Run("queue", "--store", scratch.path("c"))
        #expect(missing.status == 74)
        #expect(missing.errors.hasPrefix("shortcode: store '"))
        #expect(try Run("queue", "--store", store, "--to", "").status == 64)
    }
}
