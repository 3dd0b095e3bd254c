package import MessageCentre

/// What becomes of one message, before it is worded.
package struct Response: Hashable, Sendable {
    package let toSender: ToSender
    package let notices: [Notice]

    package enum ToSender: Hashable, Sendable {
        case reply(Reply, in: Language?)
        /// The same words as before, to a message that came again.
        case again(String)
        case silence(Silence)
    }

    init(_ toSender: ToSender, _ notices: [Notice] = []) {
        (self.toSender, self.notices) = (toSender, notices)
    }
}
