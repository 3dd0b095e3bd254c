import Kannel
import Testing

@Suite("A request to sendsms")
struct SendSMSTests {
    private static let good = "username=tester&password=foobar&to=%2B628999&from=5151&text=halo"

    private func order(_ query: String, _ file: String = file) throws(SendSMSAnswer) -> SendSMSOrder {
        try SendSMSOrder(SendSMSParameters(query: query), Self.settings(file))
    }

    private static let file =
        "group = smsbox\n\ngroup = sendsms-user\nusername = tester\npassword = foobar\nname = app\n\n"

    private static func settings(_ file: String = file) -> KannelSettings {
        guard let settings = try? KannelSettings(source: file) else { preconditionFailure("the file is good") }
        return settings
    }

    @Test("says all that a message is")
    func full() throws {
        let order = try order(
            Self.good + "&dlr-mask=31&dlr-url=http%3A%2F%2Fa%2F%3Fd%3D%25d&mclass=0&validity=60&deferred=5&account=x"
                + "&binfo=y&priority=3&pid=0&rpi=1&mwi=-1&text=second")
        #expect(order.user.name == "app" && order.from == "5151" && order.receivers == ["+628999"])
        #expect(order.content == .text("halo", isUCS2: false) && order.messageClass == 0)
        #expect(order.validity == 60 && order.delay == 5 && order.account == "x" && order.billing == "y")
        #expect(order.reports.rawValue == 31 && order.reportAddress == "http://a/?d=%d")
    }

    @Test("has old names, several receivers, and other words for the user")
    func variants() throws {
        let order = try order("user=tester&pass=foobar&to=1+%2B2+1&from=a&text=a%2Bb+c&dlrmask=1&dlrurl=http://a/b")
        #expect(order.receivers == ["1", "+2"] && order.content == .text("a+b c", isUCS2: false))
        #expect(order.reports == .delivered && order.reportAddress == "http://a/b")
    }

    static let refused: [(query: String, status: Int, body: String)] = [
        ("", 403, "Authorization failed for sendsms"),
        ("username=tester&password=no&to=1&from=2&text=a", 403, "Authorization failed for sendsms"),
        ("username=no&password=foobar&to=1&from=2&text=a", 403, "Authorization failed for sendsms"),
        ("username=tester&password=foobar&from=2&text=a", 400, "Missing receiver number, rejected"),
        ("username=tester&password=foobar&to=&from=2", 400, "Empty receiver number not allowed, rejected"),
        (
            "username=tester&password=foobar&to=abc&from=2", 400,
            "Number(s) has/have been denied by white- and/or black-lists."
        ),
        ("username=tester&password=foobar&to=1&text=a", 400, "Sender missing and no global set, rejected"),
        (good + "&coding=9", 400, "Coding field misformed, rejected"),
        (good + "&mclass=9", 400, "MClass field misformed, rejected"),
        (good + "&dlr-mask=99", 400, "DLR-Mask field misformed, rejected"),
        (good + "&dlr-url=ftp://a/", 400, "DLR-URL field misformed, rejected"),
        (good + "&udh=%05%00", 400, "UDH field misformed, rejected"),
        (good + "&pid=256", 400, "PID field misformed, rejected"),
        (good + "&mwi=8", 400, "MWI field misformed, rejected"),
        (good + "&validity=-2", 400, "Validity field misformed, rejected"),
        (good + "&deferred=-2", 400, "Deferred field misformed, rejected"),
        (good + "&priority=4", 400, "Priority field misformed, rejected"),
        (good + "&charset=klingon", 400, "Charset or body misformed, rejected"),
    ]

    @Test("that cannot be is refused in Kannel's words", arguments: refused)
    func refusal(query: String, status: Int, body: String) throws {
        let answer = #expect(throws: SendSMSAnswer.self) { try order(query) }
        #expect(answer == SendSMSAnswer(status, body))
    }

    @Test("may have no text, and a validity of −1")
    func lenient() throws {
        let order = try order("username=tester&password=foobar&to=1&from=2&validity=-1&deferred=x")
        #expect(order.content == .text("", isUCS2: false) && order.validity == nil && order.delay == nil)
    }

    @Test("has a text in a charset, or octets behind a header")
    func content() throws {
        let start = "username=tester&password=foobar&to=1&from=2"
        #expect(try order(start + "&text=caf%E9&charset=ISO-8859-1").content == .text("café", isUCS2: false))
        #expect(try order(start + "&coding=2&text=%65%E5").content == .text("日", isUCS2: true))
        #expect(try order(start + "&coding=2&charset=utf-8&text=%E6%97%A5").content == .text("日", isUCS2: true))
        #expect(try order(start + "&coding=1&text=%00%FF").content == .data(header: [], [0, 255]))
        #expect(
            try order(start + "&udh=%06%05%04%15%81%00%00&text=%01").content
                == .data(header: [6, 5, 4, 0x15, 0x81, 0, 0], [1]))
    }

    @Test("has its sender from the file where it names none, or always")
    func sender() throws {
        let start = "username=tester&password=foobar&to=1&text=a"
        let file = Self.file.replacing("name = app", with: "default-sender = 100")
        #expect(try order(start, file).from == "100" && order(start + "&from=3", file).from == "3")
        let faked = Self.file.replacing("name = app", with: "faked-sender = 200")
        #expect(try order(start + "&from=3", faked).from == "200")
        let global = Self.file.replacing("group = smsbox\n", with: "group = smsbox\nglobal-sender = 300\n")
        #expect(try order(start, global).from == "300" && order(start + "&from=", global).from == "300")
    }

    @Test("may be in headers, with the text as body")
    func headers() throws {
        let headers = [
            "x-kannel-username": "tester", "x-kannel-password": "foobar", "x-kannel-to": "1", "x-kannel-from": "2",
            "x-kannel-dlr-mask": "3", "x-kannel-dlr-url": "http://a/", "host": "a",
        ]
        let parameters = SendSMSParameters(
            headers: headers, body: Array("a+b%20".utf8), type: "text/plain", charset: nil)
        let order = try SendSMSOrder(parameters, Self.settings())
        #expect(order.content == .text("a+b%20", isUCS2: false) && order.reports.rawValue == 3)
        let data = SendSMSParameters(headers: headers, body: [1, 2], type: "application/octet-stream", charset: nil)
        #expect(try SendSMSOrder(data, Self.settings()).content == .data(header: [], [1, 2]))
    }

    @Test("may be XML")
    func xml() throws {
        let xml = """
            <?xml version="1.0"?><message><submit><da><number>1</number><number>2</number></da><oa><number>5151</number></oa>
            <ud>satu+dua</ud><dcs><mclass>1</mclass></dcs><statusrequest><dlr-mask>1</dlr-mask><dlr-url>http://a/</dlr-url>
            </statusrequest><vp><delay>10</delay></vp><timing><delay>5</delay></timing>
            <from><username>tester</username><password>foobar</password><account>x</account></from></submit></message>
            """
        let order = try SendSMSOrder(SendSMSParameters(xml: xml), Self.settings())
        #expect(order.receivers == ["1", "2"] && order.from == "5151" && order.account == "x")
        #expect(order.content == .text("satu dua", isUCS2: false) && order.messageClass == 1)
        #expect(order.validity == 10 && order.delay == 5 && order.reports == .delivered)
        let hexadecimal = SendSMSParameters(xml: xml.replacing("satu+dua", with: "68616c6f"))
        #expect(try SendSMSOrder(hexadecimal, Self.settings()).content == .text("halo", isUCS2: false))
    }
}
