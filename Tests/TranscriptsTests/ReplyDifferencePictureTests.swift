import ShortMessage
import Testing
import Transcripts

@Suite("The picture of a difference")
struct ReplyDifferencePictureTests {
    static func entry(_ text: String, at time: String = "2026-11-21T08:00:00+07:00") throws -> LogEntry {
        try LogEntry(time: Timestamp(time), from: Address("2757"), to: Address("+6281200000001"), text: text)
    }

    static func picture(_ difference: ReplyDifference, isMasked: Bool = true) -> String {
        difference.picture(file: "a.smslog", recipient: "+6281xxxxxx001", isMasked: isMasked)
    }

    static func picture(_ recorded: String, _ given: String) throws -> String {
        picture(.changed(line: 1, recorded: try entry(recorded), given: try entry(given)))
    }

    @Test("marks where the texts begin to differ")
    func changed() throws {
        #expect(
            try Self.picture("Saldo Rp1.", "Saldo Rp23")
                == """
                a.smslog:1: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001
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
                a.smslog:1: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001
                - 日🙏e\u{301}A
                + 日🙏e\u{301}B
                       ^
                """)
    }

    static let recorded = "日 NIK 3171051708900003\u{7}, a@b.id"
    static let given = "日 NIK 3171051708900003\u{7}, a@c.id"

    @Test("crosses personal numbers out and still marks the column")
    func masked() throws {
        let difference = ReplyDifference.changed(
            line: 1, recorded: try Self.entry(Self.recorded), given: try Self.entry(Self.given))
        #expect(
            Self.picture(difference) == """
                a.smslog:1: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001
                - 日 NIK xxxxxxxxxxxx0003\\u{7}, x@x.xx
                + 日 NIK xxxxxxxxxxxx0003\\u{7}, x@x.xx
                \(String(repeating: " ", count: 34))^
                """)
        #expect(Self.picture(difference, isMasked: false).contains("- " + Text.escaped(Self.recorded)))
    }

    @Test("crosses personal numbers out of every kind of difference")
    func maskedAlone() throws {
        let (entry, later) = (
            try Self.entry(Self.recorded), try Self.entry(Self.recorded, at: "2026-11-21T09:00:00+07:00")
        )
        for difference: ReplyDifference in [
            .missing(line: 1, recorded: entry), .surplus(line: 1, given: entry),
            .changed(line: 1, recorded: entry, given: later),
        ] {
            #expect(!Self.picture(difference).contains("317105"))
            #expect(!Self.picture(difference).contains("a@b"))
            #expect(Self.picture(difference, isMasked: false).contains("3171051708900003"))
        }
    }

    @Test("shows another time")
    func time() throws {
        let given = try Self.entry("Saldo", at: "2026-11-21T09:00:00+07:00")
        #expect(
            Self.picture(.changed(line: 1, recorded: try Self.entry("Saldo"), given: given)) == """
                a.smslog:1: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001: given at 2026-11-21T09:00:00+07:00
                  Saldo
                """)
    }

    @Test("names what is missing or surplus, in one line without a control character")
    func oneSided() throws {
        #expect(
            Self.picture(.missing(line: 3, recorded: try Self.entry("A\u{1B}[2J"))) == """
                a.smslog:3: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001: recorded, not given
                - A\\u{1B}[2J
                """)
        #expect(
            Self.picture(.surplus(line: 3, given: try Self.entry("A"))) == """
                a.smslog:3: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001: given, not recorded
                + A
                """)
    }
}
