import Testing

@Suite("gammu-smsd")
struct GammuDaemonTests {
    @Test("sends what is in its outbox, gets report and reply, runs its hook")
    func conversation() async throws {
        try await Stand.use { stand in
            let daemon = try GammuDaemon(stand, at: await stand.modem())
            try await daemon.send(Budi.registration)
            try await stand.folder.file(in: "sent", with: "Number = \"\(Budi.shortCode)\"", "State = Sent")
            try await stand.folder.file(in: "inbox", with: Budi.registered)
            try await stand.folder.file(in: "inbox", with: "Delivered")
            try await stand.folder.line(of: "received", with: "\(Budi.shortCode) \(Budi.registered)")
            try await daemon.send(Budi.question)
            try await stand.folder.file(in: "inbox", with: Budi.balance)
        }
    }
}

/// gammu-smsd with folders of files, running.
struct GammuDaemon {
    private let stand: Stand

    /// - Parameters:
    ///   - reports: whether it asks for status reports; to the hook they are messages, too.
    ///   - hook: what runs in a shell for each message that came.
    init(
        _ stand: Stand, at terminal: String, reports: Bool = true,
        hook: String = #"echo "$SMS_1_NUMBER $SMS_1_TEXT" >> received"#
    ) throws {
        self.stand = stand
        let folder = stand.folder
        try folder.makeFolders("inbox", "outbox", "sent", "error")
        try folder.writeScript("on-receive", "cd '\(folder.path)' || exit\n\(hook)")
        try folder.write(GammuConfiguration.daemon(at: terminal, in: folder, reports: reports), to: "smsdrc")
        try stand.start(.gammuDaemon, "-c", folder.path("smsdrc"))
    }

    /// Puts a message into the outbox, with gammu's own program for that.
    func send(_ text: String) async throws {
        let name = "inject-\(stand.folder.names(in: ".").count)"
        let recipient = ["TEXT", Budi.shortCode, "-report", "-text", text]
        _ = try await stand.run(name, .gammuInject, ["-c", stand.folder.path("smsdrc")] + recipient)
    }
}
