import Foundation
import Testing

@Suite("gnokii")
struct GnokiiTests {
    @Test("identifies the modem, registers, reads the reply, deletes it, asks for the balance")
    func conversation() async throws {
        try await Stand.use { stand in
            let gnokii = try Gnokii(stand, at: await stand.modem())
            try #require(await gnokii.run("--identify").contains("IMEI         : \(Budi.imei)\n"))
            try #require(await gnokii.send(Budi.registration).contains("Send succeeded with reference 1!"))
            try #require(await gnokii.run("--getsms", "SM", "1", "1").contains(Budi.registered))
            _ = try await gnokii.run("--deletesms", "SM", "1")
            try #require(await gnokii.send(Budi.question).contains("Send succeeded with reference 2!"))
            let left = try await gnokii.run("--getsms", "SM", "1", "1")
            try #require(left.contains(Budi.balance) && left.contains("Sender: \(Budi.shortCode)"))
        }
    }
}

/// The command line of gnokii, a run a command.
private struct Gnokii {
    let stand: Stand

    init(_ stand: Stand, at terminal: String) throws {
        self.stand = stand
        try stand.folder.write(Self.configuration(terminal), to: "gnokiirc")
    }

    private static func configuration(_ terminal: String) -> String {
        """
        [global]
        port = \(terminal)
        model = AT
        connection = serial
        serial_baudrate = 115200

        """
    }

    func run(_ command: String...) async throws -> String {
        let arguments = ["--config", stand.folder.path("gnokiirc")] + command
        return try await stand.run(name, .gnokii, arguments, environment: environment)
    }

    /// The text comes from standard input, of which a program has none on a stand.
    func send(_ text: String) async throws -> String {
        try stand.folder.write(text + "\n", to: "text")
        let command = "exec \"$0\" --config \"$1\" --sendsms \(Budi.shortCode) < \"$2\""
        let words = try [ClientProgram.gnokii.url.path, stand.folder.path("gnokiirc"), stand.folder.path("text")]
        return try await stand.run(name, .shell, ["-c", command] + words, environment: environment)
    }

    /// Of the next run, by which its output is called.
    private var name: String { "gnokii\(stand.folder.names(in: ".").count)" }

    /// It keeps a log in a folder of the user's.
    private var environment: [String: String] { ["HOME": stand.folder.path, "XDG_CACHE_HOME": stand.folder.path] }
}
