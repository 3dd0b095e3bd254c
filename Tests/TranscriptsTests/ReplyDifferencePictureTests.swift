import ShortMessage
import Testing
import Transcripts

@Suite("The picture of a difference")
struct ReplyDifferencePictureTests {
    static let asked = "2026-11-21T08:00:00+07:00 2757 > +6281200000001"

    /// What is found where one reply is recorded, and others are given.
    static func differences(_ recorded: String?, _ given: String...) throws -> [ReplyDifference] {
        var comparison = ReplyComparison(times: .exact)
        if let recorded { comparison.record(RecordedReply(try LogEntry(recorded), line: 3)) }
        for line in given { comparison.give(try LogEntry(line)) }
        comparison.finish()
        return comparison.takeDifferences()
    }

    static func picture(_ recorded: String?, _ given: String..., isMasked: Bool = true) throws -> String {
        var texts: [String] = []
        if recorded != nil, let text = given.first {
            texts = try differences(recorded.map { "\(asked) \($0)" }, "\(asked) \(text)").map {
                $0.picture(file: "a.smslog", isMasked: isMasked)
            }
        } else {
            let differences =
                try given.isEmpty
                ? differences(recorded.map { "\(asked) \($0)" }) : differences(nil, "\(asked) \(given[0])")
            texts = differences.map { $0.picture(file: "a.smslog", isMasked: isMasked) }
        }
        return texts.joined(separator: "\n")
    }

    @Test("marks where the texts begin to differ")
    func changed() throws {
        #expect(
            try Self.picture("Saldo Rp1.", "Saldo Rp23")
                == """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: changed
                - Saldo Rp1.
                + Saldo Rp23
                          ^
                """)
    }

    @Test("marks the column, whatever the characters before it take")
    func columns() throws {
        #expect(
            try Self.picture("日🙏e\u{301}A", "日🙏e\u{301}B")
                == """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: changed
                - 日🙏e\u{301}A
                + 日🙏e\u{301}B
                       ^
                """)
    }

    static let recorded = "日 NIK 3171051708900003\\u{7}, a@b.id"
    static let given = "日 NIK 3171051708900003\\u{7}, a@c.id"

    @Test("crosses personal numbers out and still marks the column")
    func masked() throws {
        #expect(
            try Self.picture(Self.recorded, Self.given) == """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: changed
                - 日 NIK xxxxxxxxxxxx0003\\u{7}, x@x.xx
                + 日 NIK xxxxxxxxxxxx0003\\u{7}, x@x.xx
                \(String(repeating: " ", count: 34))^
                """)
        #expect(try Self.picture(Self.recorded, Self.given, isMasked: false).contains("- " + Self.recorded))
    }

    @Test("is known to hide what differs")
    func hidden() throws {
        let changed = try Self.differences("\(Self.asked) \(Self.recorded)", "\(Self.asked) \(Self.given)")
        #expect(changed.map { $0.isHidden(byMaskOf: SeenNames()) } == [true])
        let shown = try Self.differences("\(Self.asked) Saldo Rp1", "\(Self.asked) Saldo Rp2")
        #expect(shown.map { $0.isHidden(byMaskOf: SeenNames()) } == [false])
    }

    @Test("crosses personal numbers out of every kind of difference")
    func maskedAlone() throws {
        for (recorded, given) in [(Self.recorded, [String]()), (nil, [Self.recorded])] {
            let picture = try given.first.map { try Self.picture(recorded, $0) } ?? Self.picture(recorded)
            #expect(picture.contains("0003"))
            #expect(!picture.contains("317105"))
            #expect(!picture.contains("a@b"))
        }
    }

    @Test("shows another time, and another number")
    func time() throws {
        let late = try Self.differences("\(Self.asked) Saldo", "2026-11-21T09:00:00+07:00 2757 > +6281200000001 Saldo")
        #expect(
            late.map { $0.picture(file: "a.smslog", isMasked: true) } == [
                """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: late, given at 2026-11-21T09:00:00+07:00
                  Saldo
                """
            ])
        let wrong = try Self.differences("\(Self.asked) Saldo", "\(Self.asked.replacing("2757", with: "1717")) Saldo")
        #expect(
            wrong.map { $0.picture(file: "a.smslog", isMasked: true) } == [
                """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: from the wrong number, 1717 and not 2757
                  Saldo
                """
            ])
    }

    @Test("names what is missing or was not recorded, in one line without a control character")
    func oneSided() throws {
        #expect(
            try Self.picture("A\\u{1B}[2J") == """
                @@ a.smslog:3: 2026-11-21T08:00:00+07:00: missing
                - A\\u{1B}[2J
                """)
        #expect(
            try Self.picture(nil, "A") == """
                @@ a.smslog:1: 2026-11-21T08:00:00+07:00: not recorded
                + A
                """)
    }

    @Test("has colours where it is told to")
    func colours() throws {
        let difference = try #require(Self.differences("\(Self.asked) A").first)
        #expect(
            difference.picture(file: "a.smslog", isMasked: true, paint: .colours).hasSuffix("\n\u{1B}[31m- A\u{1B}[0m"))
    }
}
