import Kannel
import Testing

@Suite("The service for a message")
struct ServiceTests {
    private static let file = """
        group = smsbox

        group = sms-service
        keyword = two
        name = two
        get-url = "http://a/%s/%s"

        group = sms-service
        keyword = rest
        name = rest
        get-url = "http://a/%s/%r"

        group = sms-service
        keyword = any
        name = any
        catch-all = true
        get-url = "http://a/%s"

        group = sms-service
        keyword-regex = ^[0-9]+$
        name = digits
        text = angka

        group = sms-service
        keyword = PULSA
        aliases = TOPUP
        name = aliases
        catch-all = yes
        post-url = http://a/

        group = sms-service
        keyword = default
        allowed-receiver-prefix = 6161;62
        name = other number
        text = a

        group = sms-service
        keyword = default
        name = default
        text = a

        """

    static let chosen: [(text: String, service: String)] = [
        ("two a b", "two"), ("TWO a b", "two"), ("  two a b", "two"), ("two a", "default"), ("two a b c", "default"),
        ("rest a", "rest"), ("rest a b c", "rest"), ("rest", "default"), ("any", "any"), ("any a b c", "any"),
        ("123", "digits"), ("123 4", "default"), ("topup 5000", "aliases"), ("pulsa", "aliases"), ("", "default"),
        // A keyword is the beginning, and no word.
        ("anything else", "any"), ("hello any", "default"),
    ]

    @Test("is the first whose keyword and number of words it has", arguments: chosen)
    func service(text: String, service: String) throws {
        let settings = try KannelSettings(source: Self.file)
        #expect(settings.service(for: try EscapeTests.message(text))?.name == service)
    }

    @Test("may be one of other numbers, or none")
    func numbers() throws {
        var message = try EscapeTests.message("halo")
        message.number = "6161"
        #expect(try KannelSettings(source: Self.file).service(for: message)?.name == "other number")
        #expect(try KannelSettings(source: "group = smsbox\n").service(for: message) == nil)
    }
}
