import Testing

@Suite("Kannel, smsc = at")
struct KannelTests {
    /// Kannel's own service carries the talk on: it answers the registration's reply with the question for the balance, and
    /// hands everything else to a script.
    @Test("detects the modem, sends, matches the report; its sms-service answers 2757")
    func conversation() async throws {
        try await Stand.use { stand in
            let kannel = try await Kannel(
                stand, at: stand.modem(options: ["--record", stand.folder.path("record.smslog")]))
            try await kannel.send(Budi.registration)
            try await stand.folder.line(of: "access.log", with: "Sent SMS [SMSC:modem]")
            let report = try await stand.folder.line(of: "access.log", with: "Receive DLR [SMSC:modem]")
            try #require(report.contains("[to:\(Budi.shortCode)]") && report.contains("Success"))
            try await stand.folder.line(of: "smsbox-access.log", with: "request: '\(Budi.registered)")
            try await stand.folder.line(of: "smsbox-access.log", with: "request: '\(Budi.balance)'")
            try await stand.folder.line(of: "received", with: "Saldo+JHT+KPJ+..5678")
            try await KeptRecords(stand).converted(["access.log"], count: 4)
        }
    }
}

@Suite("Kannel, smsc = smpp")
struct KannelSMPPTests {
    @Test(
        "binds in either way, sends, matches the receipt by its id; its sms-service answers 2757",
        arguments: [["port = PORT\ntransceiver-mode = true"], ["port = PORT", "receive-port = PORT"]])
    func conversation(binds: [String]) async throws {
        try await Stand.use { stand in
            let port = try await stand.smpp()
            let kannel = try await Kannel(stand, Kannel.groups(binds, port), ready: "type_name: bind_trans")
            try await kannel.send(Budi.registration)
            try await stand.folder.line(of: "access.log", with: "Sent SMS [SMSC:modem]")
            let report = try await stand.folder.line(of: "access.log", with: "Receive DLR [SMSC:modem]")
            try #require(report.contains("stat:DELIVRD"), "\(report)")
            try await stand.folder.line(of: "smsbox-access.log", with: "request: '\(Budi.registered)")
            try await stand.folder.line(of: "smsbox-access.log", with: "request: '\(Budi.balance)'")
            try await stand.folder.line(of: "received", with: "Saldo+JHT+KPJ+..5678")
            try #require(!stand.folder.text("bearerbox.log").contains("could not find message"))
        }
    }

    /// What a rule has in a receipt, and the events of `dlr-mask` as which Kannel reports it: 1 is success, 2 failure, 4 that
    /// it waits; its own 32 stands beside the failure of what has expired.
    static let states = [
        ("DELIVRD", 1), ("EXPIRED", 34), ("DELETED", 2), ("UNDELIV", 2), ("ACCEPTD", 4), ("UNKNOWN", 2), ("REJECTD", 2),
        ("ENROUTE", 4),
    ]

    @Test("asks its dlr-url for each of the eight states, behind the answer and the intermediate notification")
    func receiptStates() async throws {
        try await Stand.use { stand in
            let numbers = Self.states.indices.map { "62899000000\($0)" }
            let rules = zip(numbers, Self.states).flatMap { ["--receipt", "to=+\($0),state=\($1.0)"] }
            let port = try await stand.smpp(rules)
            let site = try stand.start(
                "site", ClientProgram.python.url, ["-u", "-m", "http.server", "--bind", "127.0.0.1", "0"])
            let place = try await site.line(with: "Serving HTTP on 127.0.0.1 port")
            let sitePort = try #require(place.split(separator: " ").compactMap { Int($0) }.first)
            let kannel = try await Kannel(
                stand, Kannel.groups(["port = PORT\ntransceiver-mode = true"], port), ready: "type_name: bind_trans")
            try await kannel.send(
                "halo", to: numbers, mask: 31, reportingTo: "http://127.0.0.1:\(sitePort)/%d/%p/%A")
            for (number, (state, event)) in zip(numbers, Self.states) {
                try await site.line(with: "GET /8/\(number)/ACK")
                try await site.line(with: "GET /4/\(number)/id%3A")
                let told = try await site.line(with: "GET /\(event)/\(number)/id%3A", and: "stat%3A\(state)+")
                try #require(told.contains("dlvrd%3A00\(state == "DELIVRD" ? 1 : 0)+"), "\(told)")
            }
        }
    }
}

/// Kannel's two boxes, running.
struct Kannel {
    static let number = "6281200000001"

    private let stand: Stand
    private let ports: FreePorts
    /// Where its status is.
    var adminPort: UInt16 { ports[0] }

    /// The groups of links by SMPP.
    ///
    /// - Parameter binds: a group binds once; two of one name are a transmitter and a receiver.
    static func groups(_ binds: [String], _ port: String) -> String {
        binds.map { bind in
            """
            smsc = smpp
            smsc-id = modem
            host = 127.0.0.1
            \(bind.replacing("PORT", with: port))
            smsc-username = kannel
            smsc-password = secret
            system-type = test
            """
        }.joined(separator: "\n\ngroup = smsc\n")
    }

    init(_ stand: Stand, at terminal: String) async throws {
        let smsc = """
            smsc = at
            smsc-id = modem
            modemtype = auto
            device = \(terminal)
            my-number = \(Self.number)

            group = modems
            id = generic
            name = "Generic Modem"
            """
        try await self.init(stand, smsc, ready: "AT SMSC successfully opened")
    }

    /// - Parameters:
    ///   - smsc: the group of the link to the centre, which is called `modem`.
    ///   - line: of the log, once the link stands.
    ///   - services: what the smsbox answers; nil for the talk of a member with 2757.
    ///   - sendPort: where `sendsms` is; nil for nowhere.
    init(
        _ stand: Stand, _ smsc: String, ready line: String, services: String? = nil, sendingAt sendPort: UInt16? = nil
    ) async throws {
        self.stand = stand
        ports = try FreePorts(2)
        let folder = stand.folder
        try folder.writeScript("on-receive", #"echo "$1" >> '\#(folder.path("received"))'"#)
        try folder.write(
            Self.configuration(
                smsc, services ?? Self.talk(folder), folder, adminPort: ports[0], smsboxPort: ports[1], sendPort),
            to: "kannel.conf")
        try stand.start(.bearerbox, "-v", "4", folder.path("kannel.conf"))
        try await folder.line(of: "bearerbox.log", with: "Start-up done")
        try stand.start(.smsbox, "-v", "4", folder.path("kannel.conf"))
        try await folder.line(of: "bearerbox.log", with: line)
        try await folder.line(of: "bearerbox.log", with: "Client connected")
    }

    private static func configuration(
        _ smsc: String, _ services: String, _ folder: Folder, adminPort: UInt16, smsboxPort: UInt16,
        _ sendPort: UInt16?
    ) -> String {
        """
        group = core
        admin-port = \(adminPort)
        admin-interface = 127.0.0.1
        admin-password = test
        status-password = foo
        smsbox-port = \(smsboxPort)
        smsbox-interface = 127.0.0.1
        log-file = \(folder.path("bearerbox.log"))
        access-log = \(folder.path("access.log"))
        dlr-storage = internal

        group = smsc
        \(smsc)

        group = smsbox
        smsbox-id = service
        bearerbox-host = 127.0.0.1
        \(sendPort.map { "sendsms-port = \($0)" } ?? "# Nobody asks for sendsms.")
        log-file = \(folder.path("smsbox.log"))
        access-log = \(folder.path("smsbox-access.log"))

        group = smsbox-route
        smsbox-id = service
        smsc-id = modem

        \(services)

        """
    }

    /// Asks for the balance once it is registered, and hands everything else to a script.
    private static func talk(_ folder: Folder) -> String {
        """
        group = sms-service
        keyword = HP
        catch-all = true
        text = "\(Budi.question)"

        group = sms-service
        keyword = default
        exec = "\(folder.path("on-receive")) '%a'"
        max-messages = 0
        """
    }

    /// Hands a message to the bearerbox, with Kannel's own program for many, and asks for its report.
    ///
    /// - Parameters:
    ///   - mask: of what is reported; 1: told when it has reached the recipient.
    ///   - page: which the smsbox gets then; any will do.
    func send(
        _ text: String, to recipients: [String] = [Budi.shortCode], mask: Int = 1, reportingTo page: String? = nil
    ) async throws {
        try stand.folder.write(text, to: "content")
        try stand.folder.write(recipients.map { $0 + "\n" }.joined(), to: "receivers")
        let bearerbox = ["-b", "127.0.0.1", "-p", "\(ports[1])", "-i", "service"]
        let report = ["-D", "\(mask)", "-u", page ?? "http://127.0.0.1:\(ports[0])/status.txt"]
        let files = [stand.folder.path("content"), stand.folder.path("receivers")]
        _ = try await stand.run("mtbatch", .mtbatch, bearerbox + report + ["-f", Self.number] + files)
    }
}
