package import ShortMessage

/// What the engine makes of a command: a reply, and what others must hear of.
package struct Decision: Hashable, Sendable {
    package var reply: Reply
    package var notices: [Notice]
    /// Whether a new reference was given.
    let isGranted: Bool

    init(_ reply: Reply, _ notices: [Notice] = [], isGranted: Bool = false) {
        (self.reply, self.notices, self.isGranted) = (reply, notices, isGranted)
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
