import Foundation
import Seeded
import Testing

@Suite("JSON Lines through the pipe")
struct JSONTests {
    @Test("A reply names its message by id or line, and has an id; a message without one says why")
    func origins() throws {
        let time = #""at":"2026-11-21T08:00:00+07:00""#
        let run = try Run(
            input: LogTests.log(
                #"{\#(time),"from":"+6281200000001","text":"KONTAK","id":"a"}"#,
                #"{\#(time),"from":"+6281200000001","text":"KONTAK"}"#, #"{\#(time),"from":"TELKOMSEL","text":"Promo"}"#
            ))
        #expect(run.lines.count == 5)
        #expect(run.lines[0].hasSuffix(#""id":"a"}"#))
        #expect(run.lines[1].hasSuffix(#""id":"reply-2","re":"a"}"#))
        #expect(run.lines[2].hasSuffix(#""line":2}"#))
        #expect(run.lines[3].hasSuffix(#""id":"reply-4","re":2}"#))
        #expect(run.lines[4].hasSuffix(#""line":3,"silence":"loop"}"#))
        #expect(try Run(input: run.output).output.replacing(#""re":2"#, with: #""re":3"#).count == run.output.count)
        #expect(try Run("replay", "-", input: run.output).status == 0)
    }

    @Test("A late reply names its message, too; a lost one is no silence without a reason")
    func late() throws {
        let input = LogTests.log(
            #"{"at":"2026-11-21T08:00:00+07:00","from":"+6281200000001","text":"KONTAK","id":"a"}"#,
            #"{"at":"2026-11-21T08:00:01+07:00","from":"+6281200000002","text":"KONTAK"}"#)
        let late = try Run("--fault", "delay=1m", input: input)
        #expect(late.lines.suffix(2).map { $0.contains(#""re":"a""#) || $0.contains(#""re":2"#) } == [true, true])
        let lost = try Run("--fault", "loss=100%", input: input)
        #expect(lost.lines.count == 2)
        #expect(lost.lines.allSatisfy { $0.hasSuffix(#""silence":"lost"}"#) })
        #expect(lost.errorLines.map { String($0.prefix(7)) } == ["line 1:", "line 2:"])
    }

    /// A message a minute, each with an id.
    private static let lines = (0..<6).map { number in
        #"{"at":"2026-11-21T08:0\#(number):00+07:00","from":"+628120000000\#(number)","text":"KONTAK","id":"\#(number)"}"#
            + "\n"
    }

    @Test("A log with ids that was cut off is fed again to its store: what is known keeps its time, the rest goes on")
    func again() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let whole = try Run(input: Self.lines.joined()).output
        _ = try Run("--store", store, input: Self.lines.prefix(4).joined())
        let again = try Run("--store", store, input: Self.lines.joined())
        #expect(again.output == whole)
        #expect(again.errors == "")
        #expect(again.status == 0)
        #expect(try Run("--store", store, input: Self.lines.joined()).output == whole)

        let early = try Run("--store", store, input: Self.lines[0] + Self.lines[1].replacing(#""1""#, with: #""new""#))
        #expect(
            early.errors.hasPrefix("shortcode: line 2: the log begins at 2026-11-21T08:01:00+07:00, before the store's")
        )
        #expect(early.status == 64)
    }

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
                line 1: column 116: "form" is no part of a message; expected "at", "from", "to", "text", "id", \
                "line", "re", "silence"

                """)
        #expect(run.status == 1)
    }
}
