import Testing

/// Twilio's API in the hands of Twilio's own library, and of programs that are written for Twilio.
@Suite("Twilio")
struct TwilioTests {
    @Test("its library sends, fetches, lists, erases and cancels, and gets the errors that it expects")
    func library() async throws {
        try await Stand.use { stand in
            let (place, _) = try await server(["--twilio-number", "5151", "--twilio-magic"], on: stand)
            let client = try stand.start(
                "library", Project.twilioPython,
                [Project.script("twilio_client.py"), place, stand.folder.path("account")],
                environment: ["PYTHONDONTWRITEBYTECODE": "1"])
            try #require(await client.end() == 0)
            try #require(client.said.contains("all as at Twilio"))
        }
    }

    @Test("a program in Flask answers members, hears what becomes of its messages in order, and finds all of it signed")
    func application() async throws {
        try await Stand.use { stand in
            try stand.folder.write(Self.account, to: "account")
            let file = stand.folder.path("account")
            let environment = ["PYTHONDONTWRITEBYTECODE": "1"]
            let application = try stand.start(
                "application", Project.twilioPython, [Project.script("twilio_application.py"), file],
                environment: environment)
            let port = try #require(try await application.line(with: "port ").split(separator: " ").last)
            let address = "http://127.0.0.1:\(port)"
            let options = ["--twilio-number", "5151=\(address)/sms", "--twilio-opt-out"]
            let (place, page) = try await server(options, on: stand)
            let client = try stand.start(
                "conversation", Project.twilioPython,
                [
                    Project.script("twilio_conversation.py"), page, place, address, file,
                    stand.folder.path("application.said"),
                ], environment: environment)
            try #require(await client.end() == 0)
            try #require(client.said.contains("all as with Twilio"))
        }
    }

    private static let account: String = {
        let digits = String(repeating: "0a", count: 16)
        return "TWILIO_ACCOUNT_SID=AC\(digits)\nTWILIO_AUTH_TOKEN=\(digits)\n"
    }()

    /// Starts `serve` with the account of a file.
    ///
    /// - Returns: where the account is asked, and where the page is.
    private func server(_ options: [String], on stand: Stand) async throws -> (place: String, page: String) {
        try stand.folder.write(Self.account, to: "account")
        let server = try stand.start(
            "serve", Project.shortcode,
            ["serve", "--http", "0", "--twilio", "0", "--twilio-account", stand.folder.path("account")] + options)
        let places = [try await server.line(with: "Twilio at "), try await server.line(with: "HTTP at ")]
        let addresses = try places.map { String(try #require($0.split(separator: " ").last)) }
        return (addresses[0], addresses[1])
    }
}
