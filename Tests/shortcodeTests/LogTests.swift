import Foundation
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

    @Test("with a store that stays say that nothing happens behind the last line, and so pass when they are replayed")
    func kept() throws {
        let scratch = try Scratch()
        let log = Self.log(
            "2026-11-21T08:00:00+07:00 \(Budi.number) > 2757 \(Budi.registration)",
            "2026-11-21T09:00:00+07:00 +6281200000071 > 2757 \(Budi.registration)")
        let run = try Run("--store", scratch.path("a.sqlite"), input: log)
        #expect(run.lines.first == "# until: last-line")
        let replay = try Run("replay", "-", input: run.output)
        #expect(replay.status == 0, "\(replay.output)")
        #expect(try !Run(input: log).output.contains("# until"))
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
        #expect(run.lines == lines.flatMap { [$0, "# no reply (loop)"] })
        #expect(run.errors == "")
    }

    @Test("to a number that nobody has are printed, and that is said")
    func undeliverable() throws {
        let line = "2026-11-21T08:00:00+07:00 +6281200000001 > 2758 SALDO"
        let run = try Run(input: line)
        #expect(run.lines == [line, "# no reply (nobody)"])
        #expect(
            run.errorLines == [
                "line 1: nobody has the number 2758",
                "line 1 was not answered: no service runs at 2758; name its grammar with --grammar",
            ])
        #expect(run.status == 1)
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
