import MessageGrammar

extension ParseError {
    /// What is said to whoever took the card of BPJS Kesehatan for that of BPJS Ketenagakerjaan; nil to all others.
    var healthCardFilling: ReplyFilling? {
        guard !isOfKeyword, let message, faults.contains(where: { $0.isOfHealthCard(in: text) }) else { return nil }
        return ReplyFilling(TemplateName.healthCard, ["format": .format(message)])
    }
}

extension ParseError {
    /// What is said to whoever tries a form that pages teach and 2757 does not have, rightly or not; nil to all others.
    var taughtFilling: ReplyFilling? {
        guard !isOfKeyword, message == MessageName.taught.rawValue else { return nil }
        return Reply.taught.filling
    }
}

extension ParseError.Fault {
    /// Thirteen digits where a card number belongs: the card of BPJS Kesehatan has such a number.
    fileprivate func isOfHealthCard(in text: String) -> Bool {
        guard case .wrongLength(found: 13, _) = problem else { return false }
        guard field == FieldName.kpj.rawValue || field == FieldName.kpjTail.rawValue else { return false }
        return text.utf8.dropFirst(span.lowerBound).prefix(span.count).allSatisfy { !($0 | 0x20).isSmallLetter }
    }
}

extension FieldError {
    /// The words for a field of right form and impossible value.
    func filling(of message: String) -> ReplyFilling {
        let format = ReplyValue.format(message)
        return switch problem {
        case .impossibleDate: ReplyFilling(TemplateName.impossibleNIK, ["format": format])
        case .missing: ReplyFilling(ErrorReply.missing, ["fields": .labels([field.rawValue]), "format": format])
        case .invalid: ReplyFilling(ErrorReply.malformed, ["field": .label(field.rawValue), "format": format])
        }
    }
}

extension UInt8 {
    fileprivate var isSmallLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
