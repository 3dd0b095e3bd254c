import ShortMessage

/// Decides the answer to a command. Its only inputs are its arguments and the ledger.
struct Engine {
    let ledger: Ledger
    /// In the service's time zone.
    let moment: Timestamp
    var rates = Rates()

    func perform(_ command: Command, for sender: Sender) throws -> Decision {
        switch command {
        case .register(let registration): try register(registration, for: sender)
        case .ask(let question, let choice): Decision(try answer(question, about: choice, for: sender))
        case .findCard: Decision(try findCard(for: sender))
        case .insurance: Decision(.insurance)
        case .project(let question): Decision(try project(question, for: sender))
        case .programme(let topic):
            Decision(FigureReply(topic, on: moment.date, rates).map { .figures($0) } ?? .figuresUnknown)
        case .conditions(let claimCase): Decision(conditions(claimCase))
        case .complain(let report): try complain(report, for: sender)
        case .particulars(let ofTelephone): Decision(.particulars(ofTelephone: ofTelephone))
        case .lostCard: Decision(.lostCard)
        case .password: Decision(.password)
        case .branch(let town): Decision(try branch(in: town))
        case .contact(let channel): Decision(.contact(channel))
        case .speak(let language): try speak(language, for: sender)
        case .taught: Decision(.taught)
        case .refuse: try refuse(sender)
        case .unbind: try unbind(sender)
        case .help(let topic): Decision(.help(topic))
        }
    }
}

extension Engine {
    /// All that a command that changes something reads and writes, as it is now.
    func footprint(of command: Command, by sender: Sender) throws -> Footprint {
        var footprint = Footprint(on: sender.day)
        footprint.add(try ledger.state(of: sender.phone))
        switch command {
        case .register(let registration):
            footprint.add(try ledger.circumstances(of: registration, at: moment), on: sender.day)
        case .complain: footprint.add(try ledger.lastComplaint(of: sender.phone))
        default: break
        }
        return footprint
    }
}
