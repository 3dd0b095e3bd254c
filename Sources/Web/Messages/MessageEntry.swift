package import MessageCentre
package import ShortMessage

/// A message as the API has it.
package struct MessageEntry: Hashable, Sendable {
    /// Its place in the journal; nil for one with which nothing was done.
    package var id: Int64?
    package var direction: Direction
    package var from: Address
    package var to: Address
    package var text: String
    package var at: Timestamp
    package var state: State
    /// The place of the message that it answers.
    package var cause: Int64?
    /// The places of what it caused, in order.
    package var replies: [Int64] = []
    package var silence: Silence?
    /// The fault that struck it, as a rule names it.
    package var fault: String?
    package var finalAt: Timestamp?
    /// How it was coded, where its text does not say it.
    package var coding: MessageCoding?
    /// What happened to it, the last things of it.
    package var history: [Step] = []

    /// Which way it goes, as a handset sees it.
    package enum Direction: String, Hashable, Sendable, CaseIterable {
        /// From a handset or gateway.
        case mo
        /// To one, from a service.
        case mt
    }

    /// How far it has come.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// A service has taken it.
        case accepted
        /// It waits for its recipient.
        case enroute
        case delivered, failed, expired, deleted
        /// Nothing was done with it.
        case refused
    }

    /// One thing that happened to it.
    package struct Step: Hashable, Sendable {
        package let at: Timestamp
        package let what: String
    }

    /// Things of one message that are remembered.
    private static let longestHistory = 20

    mutating func note(_ what: String, at moment: Timestamp) {
        history.append(Step(at: moment, what: what))
        if history.count > Self.longestHistory { history.removeFirst() }
    }

    /// What its text takes, and what is kept beside it.
    var octets: Int { text.utf8.count + 200 + 40 * history.count }
}

extension MessageEntry {
    init(accepted message: InboundMessage, id: Int64?, isForService: Bool) {
        self.init(
            id: id, direction: .mo, from: message.from, to: message.to, text: message.text, at: message.receivedAt,
            state: isForService ? .accepted : .enroute)
        note("accepted", at: message.receivedAt)
    }

    init(refused message: InboundMessage, by fault: StruckFault? = nil) {
        self.init(
            id: nil, direction: .mo, from: message.from, to: message.to, text: message.text,
            at: fault?.at ?? message.receivedAt, state: .refused, fault: fault?.kind.name)
    }

    init(_ delivery: Delivery) {
        let message = delivery.message
        self.init(
            id: delivery.id, direction: .mt, from: message.from, to: message.to, text: message.text, at: message.sentAt,
            state: .enroute, cause: delivery.cause, coding: delivery.coding)
        note("sent", at: message.sentAt)
    }

    /// As the journal has it; nil for a report, which is no message of its own.
    package init?(_ message: JournalledMessage, services: ServiceNames) {
        let isFromService = services[message.from] != nil
        switch message.direction {
        case .report: return nil
        case .incoming, .outgoing:
            self.init(
                id: message.id, direction: message.direction == .outgoing && isFromService ? .mt : .mo,
                from: message.from, to: message.to, text: message.text, at: message.at,
                state: State(message.state), cause: message.cause, finalAt: message.finalAt)
        }
        note(direction == .mt ? "sent" : "accepted", at: message.at)
        if let finalAt { note(state.rawValue, at: finalAt) }
        if state == .failed, message.status == .lost { fault = "loss" }
    }
}

extension MessageEntry.State {
    init(_ state: JournalledMessage.State) {
        switch state {
        case .handled: self = .accepted
        case .enroute: self = .enroute
        case .delivered: self = .delivered
        case .expired: self = .expired
        case .failed: self = .failed
        case .deleted: self = .deleted
        }
    }

    init(_ state: StatusReport.FinalState) {
        switch state {
        case .delivered: self = .delivered
        case .expired: self = .expired
        case .failed: self = .failed
        case .deleted: self = .deleted
        }
    }

    /// Whether nothing follows.
    var isFinal: Bool { self != .enroute }
}

extension DeliveryStatus {
    /// The service centre gave it up: what a fault that loses it leaves behind (TS 23.040, 9.2.3.15).
    static let lost = DeliveryStatus(rawValue: 0x48)
}

/// The services that run, by their numbers.
package struct ServiceNames: Sendable {
    private let names: [Address.Number: String]

    package init(_ shortCodes: [Address]) {
        names = Dictionary(shortCodes.map { ($0.number, $0.description) }) { first, _ in first }
    }

    /// The short code of the service at an address; nil where there is none.
    subscript(address: Address) -> String? { names[address.number] }
}
