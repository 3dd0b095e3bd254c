import Kannel
import ShortMessage
import Testing

@Suite("The escapes of an address")
struct EscapeTests {
    static func message(_ text: String) throws -> KannelMessage {
        var message = KannelMessage(
            from: "+6281200000001", to: "5151", text, at: try Timestamp("2026-11-28T18:09:56+00:00"),
            id: "b0c3", over: "modem")
        message.service = "info"
        return message
    }

    /// As Kannel gave them for this text.
    static let seen: [(escape: String, value: String)] = [
        ("%k", "all"), ("%s", "satu"), ("%s-%s", "satu-dua%2Btiga"), ("%s/%r", "satu/dua%2Btiga+%234+%26+%C3%A9"),
        ("%a", "all+satu+dua%2Btiga+%234+%26+%C3%A9"), ("%b", "all+satu++dua%2Btiga+%234+%26+%C3%A9"),
        ("%e", "616C6C207361747520206475612B74696761202334202620C3A9"),
        ("%t", "2026-11-28+18:09:56"), ("%T", "1795889396"), ("%p", "%2B6281200000001"), ("%P", "5151"),
        ("%q", "%2B6281200000001"), ("%Q", "5151"), ("%i", "modem"), ("%I", "b0c3"), ("%n", "info"), ("%c", "0"),
        ("%m%M", "-1-1"), ("%C", "UTF-8"), ("%O", "00"), ("[%u%B%o%f%F%D]", "[]"), ("%d", "-1"), ("100%%", "100%"),
        ("%z", "%z"), ("%", "%"), ("%s%s%s%s%s%s", "satudua%2Btiga%234%26%C3%A9"),
    ]

    @Test("stand for parts of the message", arguments: seen)
    func escape(escape: String, value: String) throws {
        #expect(try Self.message("all satu  dua+tiga #4 & é").filled(escape) == value)
    }

    @Test("mean nothing to a shell, whatever stands in the message")
    func shell() throws {
        let text = "a '$(id)' *~!`;&|<>\"\\ é"
        let filled = try Self.message(text).filled("echo '%a' %S %s %r %b", forShell: true)
        #expect(!filled.dropFirst("echo ''".count).contains { "$(`*~!;&|<>\"\\)é".contains($0) })
        #expect(filled.count { $0 == "'" } == 2)
    }

    @Test("a number with 00 is one with +")
    func international() throws {
        var message = try Self.message("a")
        message.phone = "006281200000001"
        #expect(message.filled("%q %p") == "%2B6281200000001 006281200000001")
    }

    @Test("of a report have what became of the message")
    func report() throws {
        var report = try Self.message("id:1 stat:DELIVRD")
        (report.outcome, report.foreignID, report.account) = (1, "17", "acct")
        #expect(report.filled("%d %F %o %A") == "1 17 acct id%3A1+stat%3ADELIVRD")
    }
}
