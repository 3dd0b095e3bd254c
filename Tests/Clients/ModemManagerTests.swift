import Testing

@Suite("ModemManager")
struct ModemManagerTests {
    @Test("registers the modem, sends, lists report and reply")
    func conversation() async throws {
        try await Stand.use { stand in
            let manager = try await ModemManager(stand)
            try #require(await manager.ask("-m", "0").contains(Budi.imei))
            _ = try await manager.ask("-m", "0", "--enable")
            try await manager.record(with: "-> registered)")
            try await manager.send(Budi.registration)
            try await manager.record(with: "SMS part at 'mt/1'")
            let first = try await manager.received()
            try #require(first.contains { $0.contains("delivery state: completed-received") })
            try #require(first.contains { $0.contains("number: 2757") && $0.contains(Budi.registered) })
            try await manager.send(Budi.question)
            try await manager.record(with: "SMS part at 'mt/2'")
            try #require(await manager.received().contains { $0.contains("text: \(Budi.balance)") })
        }
    }
}

/// ModemManager on a bus of its own, with a modem at its test port: a UNIX stream socket.
private struct ModemManager {
    private static let object = "/org/freedesktop/ModemManager1"
    private static let log = "ModemManager.log"

    private let stand: Stand
    private let environment: [String: String]

    init(_ stand: Stand) async throws {
        self.stand = stand
        let bus = "unix:path=\(stand.folder.path("bus"))"
        // ModemManager is told to use the session's bus; mmcli knows only the system's.
        environment = ["DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus]
        try await startBus(at: bus)
        try await startManager()
        try await addModem(at: stand.modemSocket())
    }

    private func startBus(at address: String) async throws {
        try stand.folder.write(Self.busConfiguration(address), to: "bus.conf")
        let daemon = try stand.start(
            .dbusDaemon, "--config-file=\(stand.folder.path("bus.conf"))", "--nofork", "--nopidfile",
            "--print-address=1")
        try await daemon.line(with: address)
    }

    private func startManager() async throws {
        try stand.start(
            .modemManager, "--test-session", "--test-enable", "--test-no-udev", "--no-auto-scan",
            "--test-no-suspend-resume", "--debug", "--log-file=\(stand.folder.path(Self.log))",
            environment: environment)
        try await record(with: "was acquired")
    }

    private func addModem(at socket: String) async throws {
        let method = "org.freedesktop.ModemManager1.Test.SetProfile"
        let profile = ["string:test", "string:generic", "array:string:\(socket)"]
        _ = try await stand.run(
            "set-profile", .dbusSend,
            ["--session", "--print-reply", "--dest=org.freedesktop.ModemManager1", Self.object, method] + profile,
            environment: environment)
        try await record(with: "exported modem at path '\(Self.object)/Modem/0'")
    }

    private static func busConfiguration(_ address: String) -> String {
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
          "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <type>session</type>
          <listen>\(address)</listen>
          <auth>EXTERNAL</auth>
          <policy context="default">
            <allow send_destination="*" eavesdrop="true"/>
            <allow eavesdrop="true"/>
            <allow own="*"/>
          </policy>
        </busconfig>
        """
    }

    /// Waits for a line of its log; what the line tells of can be asked for.
    func record(with part: String) async throws {
        try await stand.folder.line(of: Self.log, with: part)
    }

    func ask(_ arguments: String...) async throws -> String {
        try await ask(arguments)
    }

    private func ask(_ arguments: [String]) async throws -> String {
        let name = "mmcli-\(stand.folder.names(in: ".").count)"
        return try await stand.run(name, .mmcli, arguments, environment: environment)
    }

    func send(_ text: String) async throws {
        let message = "number=\(Budi.shortCode),text='\(text)',delivery-report-request=yes"
        let created = try await ask("-m", "0", "--messaging-create-sms=\(message)")
        let path = try #require(created.split(whereSeparator: \.isWhitespace).last)
        _ = try await ask("-s", String(path), "--send")
    }

    /// What it shows of each message that has come, one line a property.
    func received() async throws -> [String] {
        let list = try await ask("-m", "0", "--messaging-list-sms").split(separator: "\n")
        var messages: [String] = []
        for line in list where line.hasSuffix("(received)") {
            guard let path = line.split(separator: " ").first else { continue }
            messages.append(try await ask("-s", String(path)))
        }
        return messages
    }
}

extension Stand {
    /// Starts a modem at a UNIX stream socket.
    fileprivate func modemSocket() async throws -> String {
        let socket = folder.path("modem")
        try await start("shortcode", Project.shortcode, ["modem", "--socket", socket]).line(with: socket)
        return socket
    }
}
