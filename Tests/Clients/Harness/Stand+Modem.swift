extension Stand {
    /// Starts modems, each at a terminal of its own.
    ///
    /// - Returns: the paths of the terminals.
    func modems(_ count: Int, options: [String] = []) async throws -> [String] {
        let terminals = (1...count).map { folder.path("tty\($0)") }
        let ports = terminals.flatMap { ["--pty", $0] }
        let modem = try start("shortcode", Project.shortcode, ["modem"] + ports + options)
        for terminal in terminals { try await modem.line(with: terminal) }
        return terminals
    }

    /// Starts a modem at a terminal.
    func modem(options: [String] = []) async throws -> String {
        try await modems(1, options: options)[0]
    }
}
