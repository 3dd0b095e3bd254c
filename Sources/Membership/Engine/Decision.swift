package import MessageCentre
package import ShortMessage

/// What the engine makes of a command: a reply, and what others must hear of.
package struct Decision: Hashable, Sendable {
    package var reply: Reply
    package var notices: [Notice]
    /// One of which the engine waits to hear that it was delivered.
    package var announcement: Notice?
    /// Whether a new reference was given.
    let isGranted: Bool

    init(_ reply: Reply, _ notices: [Notice] = [], announcement: Notice? = nil, isGranted: Bool = false) {
        (self.reply, self.notices, self.announcement, self.isGranted) = (reply, notices, announcement, isGranted)
    }
}

/// A message to a telephone that asked for nothing.
package struct Notice: Hashable, Sendable {
    package let phone: MSISDN
    package let reply: Reply

    package init(_ phone: MSISDN, _ reply: Reply) {
        (self.phone, self.reply) = (phone, reply)
    }
}

/// What becomes of one message, before it is worded.
package struct Response: Hashable, Sendable {
    package let toSender: ToSender
    package let notices: [Notice]
    package let announcement: Notice?

    package enum ToSender: Hashable, Sendable {
        case reply(Reply, in: Language?)
        /// The same words as before, to a message that came again.
        case again(String)
        case silence(Silence)
    }

    init(_ toSender: ToSender, _ notices: [Notice] = [], announcement: Notice? = nil) {
        (self.toSender, self.notices, self.announcement) = (toSender, notices, announcement)
    }
}
