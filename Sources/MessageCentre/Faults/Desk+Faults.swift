import Seeded
import ShortMessage
import Store

/// Faults: all of them are drawn here, a fixed number a message, so that one that is switched off moves no other.
extension Desk {
    /// How long a message is held back behind one that does not come, in milliseconds.
    private static let longestReorder: Int64 = 60_000

    /// The fault that keeps a submission from being taken, or nil.
    ///
    /// A record has the message nevertheless, because faults are drawn message by message; of a segment alone it is none.
    mutating func strike(_ submission: Submission) throws -> StruckFault? {
        let message = submission.message
        guard let faults = state.faults.meet(.submission, from: message.from, to: message.to) else { return nil }
        let isRejected = state.random.strikes(faults.rule.reject.share)
        let isSilenced = state.random.strikes(faults.rule.silence)
        guard isRejected || isSilenced else { return nil }
        let fault = StruckFault(
            kind: isRejected ? .reject(cause: faults.rule.reject.cause) : .silence, from: message.from, to: message.to,
            at: message.receivedAt, cause: nil)
        if submission.segment == nil { state.record(.message(message)) }
        try note(fault, of: faults, message: nil)
        return fault
    }

    /// Hands a message over as a rule has it.
    ///
    /// - Returns: what leaves now: this one, a copy of it, one that was held back behind it.
    mutating func handOver(
        _ message: OutgoingMessage, under faults: FaultSwitches.Met, at now: Timestamp
    ) throws -> [Delivery] {
        let outbound = message.delivery.message
        let struck = draw(faults.rule)
        for kind in struck {
            let fault = StruckFault(
                kind: kind, from: outbound.from, to: outbound.to, at: now, cause: message.delivery.cause)
            try note(fault, of: faults, message: message.entry.id)
        }
        if struck.contains(.loss) {
            if message.isFromService { state.tell(.sent(message.delivery)) }
            try finish(message.entry, .failed, .deletedByServiceCentre, at: now)
            return []
        }
        let copy = struck.contains(.duplicate) ? try release(copy(of: message), at: now) : []
        return try copy + handOver(message, after: struck, at: now)
    }

    private mutating func handOver(
        _ message: OutgoingMessage, after struck: [StruckFault.Kind], at now: Timestamp
    ) throws -> [Delivery] {
        for case .delay(let milliseconds) in struck {
            try hold(message, until: now.milliseconds + milliseconds, .delay)
            return []
        }
        guard struck.contains(.reorder) else { return try release(message, at: now) }
        try hold(message, until: now.milliseconds + Self.longestReorder, .reorder)
        return []
    }

    /// Keeps a message out of the queues.
    mutating func hold(_ message: OutgoingMessage, until moment: Int64, _ reason: HeldMessages.Reason) throws {
        try journal.hold(message.entry.id, until: moment)
        state.held.hold(message, until: moment, reason)
    }

    /// What strikes a message on its way out.
    private mutating func draw(_ rule: FaultRule) -> [StruckFault.Kind] {
        let isLost = state.random.strikes(rule.loss)
        let isDoubled = state.random.strikes(rule.duplicate)
        let isReordered = state.random.strikes(rule.reorder)
        let lateness = state.random.next()
        if isLost { return [.loss] }
        var struck: [StruckFault.Kind] = isDoubled ? [.duplicate] : []
        if isReordered {
            struck.append(.reorder)
        } else if let delay = rule.delay {
            struck.append(.delay(delay.lowerBound + Int64(lateness % UInt64(delay.upperBound - delay.lowerBound + 1))))
        }
        return struck
    }

    private func copy(of message: OutgoingMessage) throws -> OutgoingMessage {
        let id = try journal.enterCopy(of: message.entry.id)
        var copy = message
        copy.entry = DeliveryQueues.Entry(
            id: id, expiresAt: message.entry.expiresAt, report: .none, room: message.entry.room,
            sender: message.entry.sender)
        copy.delivery = Delivery(
            id: id, message: message.delivery.message, cause: message.delivery.cause, coding: message.delivery.coding)
        return copy
    }

    private mutating func note(
        _ fault: StruckFault, of met: FaultSwitches.Met, message: Int64?
    ) throws {
        try journal.enter(fault, message: message)
        state.faults.count(fault.kind, of: met)
        state.struck.append(fault)
        state.tell(.struck(fault))
        state.record(.struck(fault))
    }
}
