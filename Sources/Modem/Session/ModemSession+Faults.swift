extension ModemSession {
    /// Does a command line, or what a fault makes of it.
    mutating func begin(_ body: [UInt8]) {
        let fault = faults.fault(for: body)
        if fault == .echoLost { heldEcho = [] }
        giveEcho()
        switch fault {
        case nil, .echoLost: carryOut(body)
        case .error(let code): finish(code)
        case .missing(let equipment, let message):
            finish(beginsWithMessages(body) ? .message(message) : .equipment(equipment))
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

    /// Whether errors of a line's first command are those of TS 27.005.
    private func beginsWithMessages(_ body: [UInt8]) -> Bool {
        var reader = CommandLineReader(body)
        let first = (try? reader.next()).flatMap(\.self)
        return first.flatMap { CommandTable.commands[$0.name] }?.isOfMessages == true
    }

    /// Gives the octets of a line back; where echoes can be lost, they wait until it is known whether this one is.
    mutating func echo(ofLine octet: UInt8) {
        guard settings.echoes else { return }
        heldEcho.append(octet)
        if !faults.losesEchoes { giveEcho() }
    }

    mutating func giveEcho() {
        write(heldEcho)
        heldEcho = []
    }

    private mutating func carryOut(_ body: [UInt8]) {
        line = CommandLineReader(body)
        goOn()
    }
}
