import Kannel
import Testing

@Suite("A text that becomes messages")
struct MessagePartsTests {
    private func texts(_ text: String, _ rules: String, isUCS2: Bool = false) throws -> [String] {
        let file = "group = smsbox\n\ngroup = sendsms-user\nusername = a\npassword = b\n\(rules)\n"
        let settings = try KannelSettings(source: file)
        let user = try #require(settings.users.first)
        return MessageParts.texts(of: text, user.rules, settings.words, isUCS2: isUCS2)
    }

    private let long = String(repeating: "0123456789", count: 40)

    @Test("is cut to one message, unless more are allowed")
    func most() throws {
        #expect(try texts(long, "").map(\.count) == [160])
        #expect(try texts(long, "max-messages = 2").map(\.count) == [160, 160])
        #expect(try texts(long, "max-messages = 5").map(\.count) == [160, 160, 80])
        #expect(try texts(long, "max-messages = 0") == [])
        #expect(try texts("halo", "max-messages = 5") == ["halo"])
    }

    @Test("is one that a telephone puts together")
    func concatenated() throws {
        #expect(try texts(long, "max-messages = 2\nconcatenation = true").map(\.count) == [306])
        #expect(try texts(long, "max-messages = 9\nconcatenation = true") == [long])
    }

    @Test("is cut behind characters that are named, and shows that it goes on")
    func split() throws {
        let words = Array(repeating: "sembilan", count: 30).joined(separator: " ")
        let parts = try texts(words, "max-messages = 9\nsplit-chars = \" \"\nsplit-suffix = \"...\"")
        #expect(parts.count == 2 && parts[0].hasSuffix("sembilan ...") && parts[0].count <= 160)
        #expect(parts.joined().replacing("...", with: "") == words)
        // What is left out of the last one, too.
        let last = try texts(words, "split-chars = \" \"")
        #expect(last.count == 1 && last[0].hasSuffix("sembilan ") && last[0].count == 153)
        // Nowhere to cut: as much as fits.
        #expect(try texts(long, "max-messages = 9\nsplit-chars = \" \"").map(\.count) == [160, 160, 80])
    }

    @Test("has what is said before and behind each part")
    func around() throws {
        let parts = try texts(long, "max-messages = 9\nheader = \"<\"\nfooter = \">\"")
        #expect(parts.map(\.count) == [160, 160, 86] && parts.allSatisfy { $0.hasPrefix("<") && $0.hasSuffix(">") })
    }

    @Test("of other characters goes as UCS-2 where that is asked for, else with question marks")
    func alphabets() throws {
        #expect(try texts("Harga 10€ 日本", "") == ["Harga 10€ ??"])
        #expect(try texts("日本", "", isUCS2: true) == ["日本"])
        #expect(
            try texts(String(repeating: "日", count: 100), "max-messages = 2", isUCS2: true).map(\.count) == [70, 30])
        #expect(try texts(String(repeating: "€", count: 100), "max-messages = 2").map(\.count) == [80, 20])
    }

    @Test("that is empty is said to be so, or left out")
    func empty() throws {
        #expect(try texts("", "") == ["<Empty reply from service provider>"])
        #expect(try texts("", "omit-empty = true") == [])
    }
}
