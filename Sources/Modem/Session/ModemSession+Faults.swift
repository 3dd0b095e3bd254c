extension ModemSession {
    /// Does a command line, or what a fault makes of it.
    mutating func begin(_ line: ATLine, _ body: [UInt8]) {
        let fault = faults.fault(for: body, reachesSIM: line.commands.contains(where: \.reachesSIM))
        if fault == .echoLost { heldEcho = [] }
        giveEcho()
        textFault = fault.flatMap { $0.strikes(textBehind: line.commands) ? $0 : nil }
        guard let fault, textFault == nil else { return execute(line) }
        strike(line, fault)
    }

    private mutating func strike(_ line: ATLine, _ fault: LineFault.Kind) {
        switch fault {
        case .echoLost, .promptWithheld: execute(line)
        case .error(let code): finish(code)
        case .missing(let equipment, let message):
            finish(line.commands.first?.isOfMessages == true ? .message(message) : .equipment(equipment))
        case .silence: break
        case .late(let milliseconds): delay(.line(line), by: milliseconds)
        case .noise:
            write(faults.noise())
            execute(line)
        case .reboot: restart()
        }
    }

    /// Does what was typed behind a prompt, or what the fault of its line makes of it.
    mutating func end(_ composition: Composition) {
        switch composition.fault {
        case .error(let code)?: finish(code)
        case .silence?: (state, line) = (.ready, .empty)
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
        case .line(let line): execute(line)
        case .text(let composition): complete(composition)
        }
    }
}

/// What a fault holds up.
enum DelayedWork: Hashable, Sendable {
    case line(ATLine)
    /// What was typed behind a prompt.
    case text(Composition)
}

extension LineFault.Kind {
    /// Whether it waits for the text that a line asks for: modems refuse, or lose, a message when they have it.
    fileprivate func strikes(textBehind commands: ArraySlice<ATCommand>) -> Bool {
        switch self {
        case .error, .silence, .late, .promptWithheld: commands.last?.asksForText == true
        case .missing, .echoLost, .noise, .reboot: false
        }
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
