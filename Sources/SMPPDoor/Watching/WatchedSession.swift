package import SMPP
package import ShortMessage

/// What there is to know of a session, while it lasts and for some time after it.
package struct WatchedSession: Sendable, Identifiable {
    /// The number of the connection, which no other bears as long as the door is open.
    package let id: Int
    /// Address and port of the other end.
    package let peer: String
    /// When the connection was there.
    package let since: Timestamp
    /// Who is or was bound; nil where nobody has been.
    package internal(set) var binding: SMPPSession.Binding?
    /// When it was bound.
    package internal(set) var boundAt: Timestamp?
    /// The numbers that the account has, or that its bind named.
    package internal(set) var addresses: [String] = []
    /// What `data_coding` 0 is.
    package internal(set) var alphabet: DataCoding.DefaultAlphabet
    /// When it was over, and why; nil while it lasts.
    package internal(set) var end: (at: Timestamp, reason: String)?
    /// Requests of the ESME that are not answered yet.
    package internal(set) var unanswered = 0
    /// Messages and receipts that the ESME has not answered yet, or that wait for room.
    package internal(set) var waiting = 0
    var trail = PDUTrail()

    /// PDUs that came.
    package var received: Int { trail.received }
    /// PDUs that were written.
    package var sent: Int { trail.sent }
    /// PDUs of both directions by their commands, in the order of their names, those without one as `other`.
    package var counts: [(command: String, count: Int)] {
        trail.counts.map { ($0.key?.description ?? "other", $0.value) }.sorted { $0.command < $1.command }
    }
    /// The last PDUs of both directions, in their order.
    package var pdus: [WatchedPDU] { Array(trail.pdus) }

    init(id: Int, peer: String, since: Timestamp, alphabet: DataCoding.DefaultAlphabet) {
        (self.id, self.peer, self.since, self.alphabet) = (id, peer, since, alphabet)
    }
}
