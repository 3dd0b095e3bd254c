extension ModemSession {
    /// Does a command line, or what a fault makes of it.
    mutating func begin(_ body: [UInt8]) {
        switch faults.fault(for: body) {
        case nil: carryOut(body)
        case .error(let code): finish(code)
        case .silence: break
        case .late(let milliseconds):
            state = .late(body)
            actions.append(.start(.answer, milliseconds: milliseconds))
        case .promptWithheld:
            withholdsPrompt = true
            carryOut(body)
            withholdsPrompt = false
        case .noise:
            write(faults.noise())
            carryOut(body)
        case .reboot: restart()
        }
    }

    /// The time of a line that is late has come.
    mutating func endDelay() {
        guard case .late(let body) = state else { return }
        state = .ready
        carryOut(body)
    }

    private mutating func carryOut(_ body: [UInt8]) {
        line = CommandLineReader(body)
        goOn()
    }
}
