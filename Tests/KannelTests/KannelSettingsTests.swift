import Kannel
import Testing

@Suite("A file of Kannel's")
struct KannelSettingsTests {
    static let file = """
        # What Debian's kannel.conf has, with services.
        group = core
        admin-port = 13000
        admin-password = bar
        status-password = "foo"
        smsbox-port = 13001

        group = smsc
        smsc = smpp
        smsc-id = modem
        host = 127.0.0.1

        group = smsbox
        smsbox-id = service
        bearerbox-host = 127.0.0.1
        sendsms-port = 13013
        global-sender = 5151

        group = sendsms-user
        username = tester
        password = "foo\\"bar"
        max-messages = 3
        concatenation = true

        group = sms-service
        keyword = INFO
        aliases = HELP;TOLONG
        get-url = "http://127.0.0.1:8000/info?a=%a"
        accept-x-kannel-headers = yes

        group = sms-service
        keyword = default
        text = "Tidak dikenal: %k"

        """

    @Test("has its groups, as they stand")
    func groups() throws {
        let settings = try KannelSettings(source: Self.file)
        #expect(settings.sendPort == 13_013 && settings.adminPort == 13_000 && settings.statusPassword == "foo")
        #expect(settings.globalSender == "5151" && settings.linkName == "modem")
        #expect(settings.sendPath == "/cgi-bin/sendsms")
        let user = try #require(settings.users.first)
        #expect(user.username == "tester" && user.password == #"foo"bar"# && user.name == "tester")
        #expect(user.rules.most == 3 && user.rules.isConcatenated)
        #expect(
            settings.services.map(\.source) == [
                .get("http://127.0.0.1:8000/info?a=%a"), .text("Tidak dikenal: %k"),
            ])
        #expect(settings.services.map(\.name) == ["^[ ]*(INFO|HELP|TOLONG)[ ]*", "default"])
        #expect(settings.services.map(\.heedsHeaders) == [true, false])
    }

    static let wrong: [(source: String, line: Int, problem: String)] = [
        ("group = core\n", 1, "there is no group smsbox"),
        ("group = smsbox\nsendsms-port = many\n", 1, "'sendsms-port' of the group smsbox is no whole number"),
        ("group = smsbox\nsendsms-port = 70000\n", 1, "'sendsms-port' is no port"),
        ("group = smsbox\n\nsendsms-port = 1\n", 3, "'sendsms-port' stands in no group"),
        ("group = smsbox\nnothing\n", 2, "expected name = value"),
        ("include = other.conf\n", 1, "'include' is not followed; expected all groups in one file"),
        ("group = smsbox\n\ngroup = sendsms-user\nusername = a\n", 3, "a sendsms-user has a username and a password"),
        (
            "group = smsbox\n\ngroup = sms-service\nkeyword = a\n", 3,
            "an sms-service has a get-url, post-url, file, text or exec"
        ),
        (
            "group = smsbox\n\ngroup = sms-service\ntext = a\n", 3,
            "an sms-service has either a keyword or a keyword-regex"
        ),
        ("group = smsbox\n\ngroup = sms-service\nkeyword-regex = (\ntext = a\n", 3, "the keyword is no pattern: ("),
        (
            "group = smsbox\n\ngroup = sms-service\nkeyword = a\nget-url = ftp://a/\n", 3,
            "expected an address that begins with http:// or https://"
        ),
    ]

    @Test("is refused with its line where it cannot be", arguments: wrong)
    func fault(source: String, line: Int, problem: String) {
        let error = #expect(throws: KannelFileError.self) { try KannelSettings(source: source) }
        #expect(error?.line == line && error?.problem == problem, "\(error.map { "\($0)" } ?? "")")
    }
}
