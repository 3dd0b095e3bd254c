import Doors
import MessageCentre
import SMPP
import ShortMessage

/// What is kept of sessions for those who look on.
extension SMPPDoor {
    /// Sessions that are over and still known.
    private static let mostPast = 50

    /// As the machine's clock has it, told in the door's zone.
    private var moment: Timestamp { MachineClock.exact().told(at: plan.zone) }

    /// Begins to keep what goes over a connection, where somebody may ask for it.
    func watch(_ connection: Connection) -> WatchedSession? {
        guard plan.isWatched else { return nil }
        return WatchedSession(id: connection.id, peer: connection.peer, since: moment, alphabet: plan.alphabet)
    }

    mutating func noteReceived(_ octets: [UInt8], at id: Int) {
        guard plan.isWatched else { return }
        let now = moment
        links[id]?.watched?.trail.receive(octets, at: now)
    }

    mutating func noteWritten(_ octets: [UInt8], at id: Int) {
        guard plan.isWatched, !octets.isEmpty else { return }
        let now = moment
        links[id]?.watched?.trail.send(octets, at: now)
    }

    /// Notes who has bound, before anything is answered.
    mutating func noteBind(_ bind: Packet.Bind, of account: Account, at id: Int) {
        guard plan.isWatched, let binding = links[id]?.session.binding else { return }
        let now = moment
        let named = bind.addressRange.digits.isEmpty ? [] : [bind.addressRange.digits]
        links[id]?.watched?.binding = binding
        links[id]?.watched?.boundAt = now
        links[id]?.watched?.alphabet = account.alphabet
        links[id]?.watched?.addresses = account.addresses.isEmpty ? named : account.addresses.map(\.description)
    }

    mutating func noteEnd(_ reason: String, at id: Int) {
        guard plan.isWatched, links[id]?.watched?.end == nil else { return }
        let now = moment
        links[id]?.watched?.end = (now, reason)
    }

    /// Keeps what is known of a session whose connection is gone.
    mutating func archive(_ id: Int) {
        noteEnd("disconnected", at: id)
        guard let watched = watched(id) else { return }
        past.append(watched)
        if past.count > Self.mostPast { past.removeFirst() }
    }

    private func watched(_ id: Int) -> WatchedSession? {
        guard let link = links[id], var watched = link.watched else { return nil }
        (watched.unanswered, watched.waiting) = (link.session.openRequests, link.outbox.count + link.inFlight.count)
        return watched
    }

    /// All sessions that are known, in the order in which they began.
    var sessions: [WatchedSession] {
        (past + links.keys.compactMap { watched($0) }).sorted { $0.id < $1.id }
    }

    /// One of them.
    func session(_ id: Int) -> WatchedSession? { watched(id) ?? past.first { $0.id == id } }
}
