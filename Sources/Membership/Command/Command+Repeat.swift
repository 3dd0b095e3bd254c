import ShortMessage

extension Command {
    /// Equal for equal commands that change something; nil for a command that only asks.
    ///
    /// Stored for the length of a repeat window, so that a message sent twice has one effect.
    var change: String? {
        switch self {
        case .register(let registration): registration.change
        case .complain(let report): "\(MessageName.complaint.rawValue) \(report.footprint)"
        case .speak(let language): "\(MessageName.language.rawValue) \(language.rawValue)"
        case .refuse: MessageName.refuse.rawValue
        case .unbind: MessageName.unbind.rawValue
        case .ask, .findCard, .insurance, .project, .programme, .conditions, .particulars, .lostCard, .password,
            .branch, .contact, .taught, .help:
            nil
        }
    }
}

extension Registration {
    fileprivate var change: String {
        [
            MessageName.register.rawValue, String(nik.number), name?.letters ?? "", birthDate.description, kpj.spelled,
            email?.text ?? "",
        ].joined(separator: " ")
    }
}
