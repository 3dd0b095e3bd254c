import ShortMessage

/// Decides the answer to a command. Its only inputs are its arguments and the ledger.
struct Engine {
    let ledger: Ledger
    /// In the service's time zone.
    let moment: Timestamp

    func perform(_ command: Command, for sender: Sender) throws -> Decision {
        switch command {
        case .register(let registration): try register(registration, for: sender)
        case .balance(let choice): Decision(try balance(of: choice, for: sender))
        case .status(let choice): Decision(try status(of: choice, for: sender))
        case .refuse: try refuse(sender)
        case .unbind: try unbind(sender)
        case .contact: Decision(.contact)
        case .help: Decision(.help)
        }
    }
}

extension Engine {
    /// All that a command that changes something reads and writes, as it is now.
    func footprint(of command: Command, by sender: Sender) throws -> Footprint {
        var footprint = Footprint(on: sender.day)
        footprint.add(try ledger.state(of: sender.phone))
        if case .register(let registration) = command {
            footprint.add(try ledger.circumstances(of: registration, at: moment), on: sender.day)
        }
        return footprint
    }
}
