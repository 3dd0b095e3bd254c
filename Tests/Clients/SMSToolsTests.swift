import Testing

@Suite("smstools3")
struct SMSToolsTests {
    @Test("sends, gets report and reply, runs its event handler, with each memory method", arguments: 1...5)
    func conversation(memoryMethod: Int) async throws {
        try await Stand.use { stand in
            let tools = try SMSTools(stand, at: await stand.modem(), memoryMethod: memoryMethod)
            try tools.send(Budi.registration, as: "registration")
            try await stand.folder.file(in: "sent", with: Budi.registration)
            try await stand.folder.file(in: "incoming", with: "From: \(Budi.shortCode)\n", Budi.registered)
            try await stand.folder.file(in: "report", with: "SMS STATUS REPORT", "Status: 0,Ok")
            for event in ["SENT", "RECEIVED", "REPORT"] { try await stand.folder.line(of: "events", with: event) }
            try tools.send(Budi.question, as: "question")
            try await stand.folder.file(in: "incoming", with: Budi.balance)
        }
    }
}

/// smsd of the SMS Server Tools, running.
struct SMSTools {
    private let folder: Folder

    /// - Parameters:
    ///   - memoryMethod: how it looks for messages: 1 by `+CPMS?`, 2 by `+CMGD=?`, 3 to 5 by `+CMGL`.
    ///   - handler: what runs in a shell for each event; `$1` is its name, `$2` the message's file.
    init(
        _ stand: Stand, at terminal: String, memoryMethod: Int, handler: String = #"echo "$1 $2" >> events"#
    ) throws {
        folder = stand.folder
        try folder.makeFolders("outgoing", "checked", "incoming", "sent", "report", "failed")
        try folder.writeScript("event-handler", "cd '\(folder.path)' || exit\n\(handler)")
        try folder.write(Self.configuration(terminal, memoryMethod, folder), to: "smsd.conf")
        try stand.start(
            .smstools, "-t", "-c\(folder.path("smsd.conf"))", "-p\(folder.path("smsd.pid"))",
            "-i\(folder.path("smsd.working"))", "-l\(folder.path("smsd.log"))")
    }

    private static func configuration(_ terminal: String, _ memoryMethod: Int, _ folder: Folder) -> String {
        """
        devices = GSM1
        outgoing = \(folder.path("outgoing"))
        checked = \(folder.path("checked"))
        incoming = \(folder.path("incoming"))
        sent = \(folder.path("sent"))
        report = \(folder.path("report"))
        failed = \(folder.path("failed"))
        eventhandler = \(folder.path("event-handler"))
        loglevel = 7
        delaytime = 1
        errorsleeptime = 1

        [GSM1]
        device = \(terminal)
        incoming = yes
        report = yes
        check_memory_method = \(memoryMethod)
        init = AT+CNMI=2,1,0,2,0

        """
    }

    /// Drops a message into the outgoing folder.
    ///
    /// smstools takes a number for an international one unless an `s` says that it is short.
    func send(_ text: String, as name: String) throws {
        try folder.write("To: s\(Budi.shortCode)\nReport: yes\n\n\(text)", to: name)
        try folder.move(name, into: "outgoing")
    }
}
