import Foundation
import Seeded
import Testing

@Suite("Logs through the pipe")
struct LogTests {
    static let registration = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 \(Budi.registration)"
    static let question = "2026-11-21T08:01:00+07:00 +6281200000001 > 2757 SALDO"
    static let answer = "2026-11-21T08:01:00+07:00 2757 > +6281200000001 \(Budi.balance)"

    static func log(_ lines: String...) -> String {
        lines.joined(separator: "\n") + "\n"
    }

    @Test("come out with every message in both directions, at the log's times")
    func bothWays() throws {
        let run = try Run(input: Self.log("# Budi", "", Self.registration, Self.question))
        #expect(run.lines.count == 4)
        #expect(run.lines.first == Self.registration)
        #expect(run.lines[1].hasPrefix("2026-11-21T08:00:00+07:00 2757 > +6281200000001 HP ini terdaftar"))
        #expect(run.lines.suffix(2) == [Self.question, Self.answer])
        #expect(run.errors == "")
    }

    @Test("can be sent in again: recorded replies are not messages, and the bytes are the same")
    func again() throws {
        let once = try Run(input: Self.log(Self.registration, Self.question)).output
        #expect(try Run(input: once).output == once)
    }

    @Test("fire what falls due between two lines before the second, and what is left after the last")
    func due() throws {
        let run = try Run(
            input: Self.log(
                Self.registration,
                "2026-11-21T09:00:00+07:00 +6281200000071 > 2757 \(Budi.registration)",
                "2026-11-22T08:59:59+07:00 +6281200000071 > 2757 KONTAK",
                "2026-11-22T09:00:00+07:00 +6281200000071 > 2757 SALDO",
                "2026-11-22T10:00:00+07:00 +6281200000072 > 2757 \(Budi.registration)"))
        let times = run.lines.map { String($0.prefix(19)) }
        #expect(times == times.sorted())
        #expect(run.lines[7].hasPrefix("2026-11-22T09:00:00+07:00 2757 > +6281200000071 HP ini kini terdaftar"))
        #expect(run.lines[9].hasSuffix(Budi.balance))
        #expect(run.lines.last?.hasPrefix("2026-11-23T10:00:00+07:00 2757 > +6281200000072 HP ini kini") == true)
    }

    @Test("with a bad line go on, name it, and say so in the exit code")
    func badLine() throws {
        let run = try Run(
            input: Self.log(Self.registration, Budi.registration, "2026-11-21T08:00:30+07:00 x", Self.question))
        #expect(run.lines.last == Self.answer)
        #expect(
            run.errorLines == [
                "line 2: column 1: this is not the time; expected one like 2026-11-21T08:00:00+07:00",
                "line 3: column 28: '>' is missing; expected ' > ' between sender and recipient",
            ])
        #expect(run.status == 1)
    }

    @Test("that go back in time are taken at the clock's time, with a warning")
    func backwards() throws {
        let early = "2026-11-21T07:00:00+07:00 +6281200000001 > 2757 SALDO"
        let run = try Run(input: Self.log(Self.registration, early, Self.question))
        #expect(run.lines[2] == "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO")
        #expect(run.errorLines == ["line 2: earlier than the one before; taken at 2026-11-21T08:00:00+07:00"])
        #expect(run.status == 0)
    }

    @Test("that begin before the store's last entry are refused, until they are shifted")
    func rebase() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        _ = try Run("--store", store, input: Self.log(Self.registration, Self.question))
        let refused = try Run("--store", store, input: Self.log(Self.registration, Self.question))
        #expect(refused.output == "")
        #expect(
            refused.errors == """
                shortcode: line 1: the log begins at 2026-11-21T08:00:00+07:00, before the store's last entry at \
                2026-11-21T08:01:00+07:00; --rebase shifts the log

                """)
        #expect(refused.status == 64)
        let shifted = try Run("--store", store, "--rebase", input: Self.log(Self.registration, Self.question))
        #expect(shifted.status == 0)
        #expect(
            shifted.lines.map { String($0.prefix(19)) } == [
                "2026-11-21T08:01:00", "2026-11-21T08:01:00", "2026-11-21T08:02:00", "2026-11-21T08:02:00",
            ])
    }

    @Test("from machines are printed and not answered")
    func loop() throws {
        let lines = ["TELKOMSEL", "8123", #"BANK\u{20}ABC"#].map { "2026-11-21T08:00:00+07:00 \($0) > 2757 SALDO" }
        let run = try Run(input: lines.joined(separator: "\n"))
        #expect(run.lines == lines)
        #expect(run.errors == "")
    }

    @Test("to a number that nobody has are printed, and that is said")
    func undeliverable() throws {
        let line = "2026-11-21T08:00:00+07:00 +6281200000001 > 2758 SALDO"
        let run = try Run(input: line)
        #expect(run.lines == [line])
        #expect(run.errorLines == ["line 1: nobody has the number 2758"])
    }

    @Test("can come out as texts: the replies to those who asked")
    func asText() throws {
        let run = try Run("--output", "text", input: Self.log(Self.registration, Self.question))
        #expect(run.lines.count == 2)
        #expect(run.lines.last == Budi.balance)
    }

    @Test("taken at the machine's time do not keep their own")
    func realClock() throws {
        let run = try Run("--clock", "real", input: Self.log("2001-01-01T08:00:00+07:00 +6281200000001 > 2757 KONTAK"))
        #expect(run.lines.count == 2)
        #expect(run.lines.allSatisfy { !$0.hasPrefix("2001") })
    }

    @Test("of every control character come out in one line without one, and read back equal")
    func enemies() throws {
        let ranges: [ClosedRange<UInt32>] = [0...9, 11...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069]
        let enemies = String(String.UnicodeScalarView(ranges.joined().compactMap { Unicode.Scalar($0) }))
        let run = try Run("--output", "log", input: enemies + "\n")
        #expect(run.lines.count == 2)
        #expect(run.output.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
        #expect(run.errors.unicodeScalars.allSatisfy { $0 == "\n" || (0x20..<0x7F).contains($0.value) })
        #expect(try Run(input: run.output).lines.first == run.lines.first)
    }

    @Test("of comments alone say that there was no message")
    func comments() throws {
        let run = try Run(input: "# one\n#\n")
        #expect(run.output == "")
        #expect(run.errorLines == ["the input has comments and no message; with --input text they are messages"])
        #expect(try Run("--input", "text", input: "#\n").lines.count == 1)
    }
}

@Suite("JSON Lines through the pipe")
struct JSONTests {
    @Test("come out with every message in both directions")
    func bothWays() throws {
        let line = #"{"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","to":"2757","text":"KONTAK","id":"a"}"#
        let run = try Run(input: line)
        #expect(run.lines.count == 2)
        #expect(run.lines.first == line)
        let reply = #"{"at":"2026-11-21T08:00:00+07:00","from":"2757","to":"+6281200000001","text":"Hubungi 175"#
        #expect(run.lines.last?.hasPrefix(reply) == true)
        #expect(try Run(input: run.output).output == run.output)
    }

    @Test("go to the short code and bear the machine's time where they say nothing else")
    func defaults() throws {
        let run = try Run("--output", "log", input: #"{"from":"081200000001","text":"SALDO\n"}"#)
        #expect(run.lines.first?.hasSuffix(#"+07:00 081200000001 > 2757 SALDO\n"#) == true)
    }

    @Test("with the same id twice are one message; with the same id and another text, refused")
    func identity() throws {
        let first = #"{"from":"+6281200000001","text":"KONTAK","id":"a"}"#
        let other = #"{"from":"+6281200000001","text":"BANTUAN","id":"a"}"#
        let run = try Run("--output", "text", input: "\(first)\n\(first)\n\(other)\n")
        #expect(run.lines.count == 2)
        #expect(run.lines.first == run.lines.last)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("line 3: its id was used at "))
        #expect(run.status == 1)
    }

    @Test("as a log leave out what came again by its id, and say so")
    func identityInLog() throws {
        let first = #"{"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","text":"BERHENTI","id":"a\u001b"}"#
        let again = first.replacing("08:00", with: "08:01")
        let run = try Run("--output", "log", input: "\(first)\n\(again)\n")
        #expect(run.lines.count == 2)
        #expect(run.lines.allSatisfy { $0.hasPrefix("2026-11-21T08:00:00") })
        #expect(run.errors == "line 2: the same message as before (id a\\u{1B})\n")
        #expect(run.status == 0)
        #expect(try Run("--output", "json", input: "\(first)\n\(again)\n").lines.count == 4)
    }

    @Test("as a log are what replay accepts, whatever comes again", arguments: 0..<8 as Range<UInt64>)
    func replayed(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scratch = try Scratch()
        let texts = [Budi.registration, "SALDO", "BERHENTI", "TOLAK", "SALDO 08012345678", "UNREG", "A", "KONTAK"]
        var (log, second) = ("", 0)
        for _ in 0..<80 {
            second += Int.random(in: 0...900, using: &random)
            let number = Int.random(in: 1...3, using: &random)
            let place = Int.random(in: 0..<texts.count, using: &random)
            let id = Bool.random(using: &random) ? #","id":"\#(number)-\#(place)""# : ""
            let time = [86_400, 3600, 60, 1].map { second / $0 }
            let at = zip(time, [4, 24, 60, 60]).map { String(100 + $0 % $1).suffix(2) }
            log +=
                #"{"at":"2026-11-2\#(at[0].suffix(1))T\#(at[1]):\#(at[2]):\#(at[3])+07:00","#
                + #""from":"+628120000007\#(number)","text":"\#(texts[place])"\#(id)}"# + "\n"
        }
        let run = try Run("--output", "log", input: log)
        #expect(run.errors.contains("the same message as before"))
        try scratch.write(run.output, to: "a.smslog")
        #expect(try Run("replay", scratch.path("a.smslog")).output.hasSuffix(", all as recorded\n"))
    }

    @Test("whose first has no time are taken at the machine's, and the first time that is not used is named")
    func unusedTime() throws {
        let untimed = #"{"from":"+6281200000001","text":"KONTAK"}"#
        let timed = #"{"at":"2001-11-21T08:00:00+07:00","from":"+6281200000001","text":"KONTAK"}"#
        let log = "\(untimed)\n\(timed)\n\(timed)\n"
        let run = try Run(input: log)
        #expect(
            run.errors == """
                line 2: "at" is not used, because the first message has none and the machine's clock counts; \
                put one there, or use --clock log

                """)
        #expect(run.lines.count == 6)
        #expect(try Run("--clock", "real", input: log).errors == "")
        #expect(try Run(input: "\(untimed)\n\(untimed)\n").errors == "")
        #expect(try Run(input: "\(timed)\n\(untimed)\n").errors == "")
    }

    @Test("that are none are named with their line and column, and nothing of their text")
    func badLine() throws {
        let bad = #"{"from":"+6281200000001","text":"\#(Budi.registration)","form":1}"#
        let run = try Run("--input", "json", input: bad)
        #expect(run.output == "")
        #expect(
            run.errors == """
                line 1: column 116: "form" is no part of a message; expected "at", "from", "to", "text", "id"

                """)
        #expect(run.status == 1)
    }
}
