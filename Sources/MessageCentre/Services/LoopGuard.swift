package import ShortMessage

extension InboundMessage {
    /// The telephone that may be answered, or nil where a reply could start a loop: a sender with letters, a short code or
    /// a service centre, the service itself, or digits that no telephone has.
    package var answerablePhone: MSISDN? {
        guard from.digits != to.digits, let phone = try? MSISDN(from), phone.number > 0,
            phone != (try? MSISDN(to))
        else { return nil }
        return phone
    }
}

extension Silence {
    /// A reply to this sender could start a loop: letters, six characters or fewer, or the short code itself.
    package static let loop = Silence(rawValue: "loop")
}
