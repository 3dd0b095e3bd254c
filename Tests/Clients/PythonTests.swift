import Testing

@Suite("python-gsmmodem-new")
struct GSMModemTests {
    @Test("sends, is called back for reports and replies", arguments: ["pdu", "text"])
    func conversation(mode: String) async throws {
        try await Stand.use { stand in
            let terminal = try await stand.modem()
            let lines = try await stand.script(
                "gsmmodem_client.py", terminal, mode, Budi.shortCode, Budi.registration, Budi.question)
            try #require(lines.first == "imei \(Budi.imei)")
            try #require(lines.contains("reported 1 delivered") && lines.contains("reported 2 delivered"))
            try #require(lines.contains { $0.hasPrefix("received \(Budi.shortCode) \(Budi.registered)") })
            try #require(lines.contains("received \(Budi.shortCode) \(Budi.balance)"))
            try #require(lines.last == "left 0")
        }
    }
}

@Suite("python-gammu")
struct PythonGammuTests {
    @Test("sends, gets the reply, deletes it")
    func conversation() async throws {
        try await Stand.use { stand in
            try stand.folder.write(GammuConfiguration.phone(at: await stand.modem()), to: "gammurc")
            let lines = try await stand.script(
                "gammu_client.py", stand.folder.path("gammurc"), Budi.shortCode, Budi.registration, Budi.question)
            try #require(lines.first == "imei \(Budi.imei)")
            try #require(lines.contains("sent 1") && lines.contains("sent 2"))
            try #require(lines.contains { $0.hasPrefix("received \(Budi.shortCode) \(Budi.registered)") })
            try #require(lines.contains("received \(Budi.shortCode) \(Budi.balance)"))
            try #require(lines.last == "left 0")
        }
    }
}

extension Stand {
    /// Runs a script that uses a Python client.
    ///
    /// - Returns: the lines it has printed; what its client logs begins with `#`.
    fileprivate func script(_ name: String, _ arguments: String...) async throws -> [String] {
        let script = try start(name, Project.python, [Project.script(name)] + arguments)
        let status = try await script.end()
        guard status == 0 else { throw EarlyEnd(description: "\(name) ended with \(status)") }
        return script.said.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }
}
