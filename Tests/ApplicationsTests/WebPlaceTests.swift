import Applications
import Testing

@Suite("A program over HTTP")
struct WebPlaceTests {
    @Test("is signed to as Standard Webhooks has it")
    func signature() throws {
        // The vector of the specification.
        let secret = try #require(WebhookSecret(" whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"))
        let signature = secret.signature(
            of: #"{"test": 2432232314}"#, id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: 1_614_265_330)
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(
        "has a secret of 24 to 64 octets",
        arguments: [
            "", "whsec_", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_short", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!",
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2La", "whsec_" + String(repeating: "AAAA", count: 22),
        ])
    func noSecret(text: String) {
        #expect(WebhookSecret(text) == nil)
    }

    @Test(
        "has an address", arguments: ["http://127.0.0.1/", "HTTPS://shop.example:8443/sms?a=b", "http://[::1]:80/sms"])
    func address(text: String) {
        #expect(WebPlace(text)?.address == text)
    }

    @Test(
        "has no address of another kind",
        arguments: [
            "", "shop.example", "ftp://shop.example/", "http:///sms", "http://a/#b", "http://u:p@a/", "http://",
        ])
    func noAddress(text: String) {
        #expect(WebPlace(text) == nil)
    }

    static let hosts: [(host: String, isPrivate: Bool)] = [
        ("127.0.0.1", false), ("127.8.8.8", false), ("::1", false), ("[::1]", false), ("localhost", false),
        ("8.8.8.8", false), ("2001:4860:4860::8888", false), ("::ffff:127.0.0.1", false), ("172.32.0.1", false),
        ("100.128.0.1", false), ("10.0.0.1", true), ("172.16.0.1", true), ("172.31.255.255", true),
        ("192.168.1.1", true), ("169.254.169.254", true), ("100.64.0.1", true), ("0.0.0.0", true), ("224.0.0.1", true),
        ("255.255.255.255", true), ("198.18.0.1", true), ("::", true), ("fd00::1", true), ("fe80::1", true),
        ("ff02::1", true), ("::ffff:10.0.0.1", true), ("64:ff9b::a00:1", true), ("64:ff9b::7f00:1", true),
        // Other spellings that resolvers take.
        ("0x0a000001", true), ("167772161", true), ("10.1", true),
    ]

    @Test("is not sought in private networks, but for this machine", arguments: hosts)
    func host(host: String, isPrivate: Bool) {
        #expect((HostCheck(allowsPrivate: false).refusal(of: host) != nil) == isPrivate)
        #expect(HostCheck(allowsPrivate: true).refusal(of: host) == nil)
    }
}
