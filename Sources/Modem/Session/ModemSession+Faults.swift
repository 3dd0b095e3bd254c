extension ModemSession {
    /// Does a command line, or what a fault makes of it.
    mutating func begin(_ body: [UInt8]) {
        let commands = CommandLineReader.commands(of: body)
        let fault = faults.fault(for: body, reachesSIM: commands.contains(where: \.reachesSIM))
        if fault == .echoLost { heldEcho = [] }
        giveEcho()
        textFault = fault.flatMap { $0.strikes(textBehind: commands) ? $0 : nil }
        guard let fault, textFault == nil else { return carryOut(body) }
        strike(body, commands, fault)
    }

    private mutating func strike(_ body: [UInt8], _ commands: [ATCommand], _ fault: LineFault.Kind) {
        switch fault {
        case .echoLost, .promptWithheld: carryOut(body)
        case .error(let code): finish(code)
        case .missing(let equipment, let message):
            finish(commands.first?.isOfMessages == true ? .message(message) : .equipment(equipment))
        case .silence: break
        case .late(let milliseconds): delay(.line(body), by: milliseconds)
        case .noise:
            write(faults.noise())
            carryOut(body)
        case .reboot: restart()
        }
    }

    /// Does what was typed behind a prompt, or what the fault of its line makes of it.
    mutating func end(_ composition: Composition) {
        switch composition.fault {
        case .error(let code)?: finish(code)
        case .silence?: (state, line) = (.ready, CommandLineReader([]))
        case .late(let milliseconds)?: delay(.text(composition), by: milliseconds)
        default: complete(composition)
        }
    }

    private mutating func delay(_ work: DelayedWork, by milliseconds: Int) {
        state = .late(work)
        actions.append(.start(.answer, milliseconds: milliseconds))
    }

    /// The time of a line that is late has come.
    mutating func endDelay() {
        guard case .late(let work) = state else { return }
        state = .ready
        switch work {
        case .line(let body): carryOut(body)
        case .text(let composition): complete(composition)
        }
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
        executeRemaining()
    }
}

/// What a fault holds up.
enum DelayedWork: Hashable, Sendable {
    case line([UInt8])
    /// What was typed behind a prompt.
    case text(Composition)
}

extension LineFault.Kind {
    /// Whether it waits for the text that a line asks for: modems refuse, or lose, a message when they have it.
    fileprivate func strikes(textBehind commands: [ATCommand]) -> Bool {
        switch self {
        case .error, .silence, .late, .promptWithheld: commands.last?.asksForText == true
        case .missing, .echoLost, .noise, .reboot: false
        }
    }
}

extension CommandLineReader {
    /// The commands of a line, up to the first mistake.
    fileprivate static func commands(of body: [UInt8]) -> [ATCommand] {
        var reader = CommandLineReader(body)
        var commands: [ATCommand] = []
        while let command = (try? reader.next()).flatMap(\.self) { commands.append(command) }
        return commands
    }
}

extension ATCommand {
    private var definition: CommandDefinition? { CommandTable.commands[name] }

    /// Whether errors are those of TS 27.005.
    fileprivate var isOfMessages: Bool { definition?.isOfMessages == true }

    fileprivate var reachesSIM: Bool {
        guard let definition else { return false }
        return definition.access != .always && form != .test
    }

    fileprivate var asksForText: Bool {
        ["+CMGS", "+CMGW"].contains(name) && form != .read && form != .test
    }
}
