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
