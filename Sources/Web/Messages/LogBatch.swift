import MessageCentre
import ShortMessage

/// What one commit did, taken up event by event and told as one.
struct LogBatch {
    let services: ServiceNames
    /// Places of messages that are new, in order, and what is told otherwise.
    private var steps: [Step] = []
    private var isNew: Set<Int64> = []

    private enum Step {
        case message(Int64)
        case told(LiveEvent.Kind)
    }

    init(services: ServiceNames) {
        self.services = services
    }

    mutating func apply(_ event: CentreEvent, to state: inout MessageLog.State) {
        switch event.kind {
        case .accepted(let id?, let message):
            enter(MessageEntry(accepted: message, id: id, isForService: services[message.to] != nil), into: &state)
        case .accepted(nil, _): break
        case .refused(let message, let refusal):
            state.counts.refused[refusal.name, default: 0] += 1
            steps.append(.told(.refused(message, refusal.name)))
        case .asked(let id): change(id, in: &state) { $0.note("asked", at: event.at) }
        case .silent(let id, let silence):
            state.counts.silences[silence.rawValue, default: 0] += 1
            guard let id else { return }
            change(id, in: &state) { $0.silence = silence }
            // What a program leaves unanswered is known later than the message.
            if !isNew.contains(id) { steps.append(.told(.state(id, .accepted, at: event.at))) }
        case .sent(let delivery): enter(MessageEntry(delivery), into: &state)
        case .replaced(let id):
            state.stale.insert(id)
            change(id, in: &state) { $0.note("replaced", at: event.at) }
        case .tried(let id, let status):
            change(id, in: &state) { $0.note("tried: \(status)", at: event.at) }
        case .ended(let id, let final, let status): end(id, MessageEntry.State(final), status, at: event.at, in: &state)
        case .struck(let fault):
            state.counts.faults[fault.kind.name, default: 0] += 1
            steps.append(.told(.struck(fault)))
        case .changed(.everything):
            (steps, isNew) = ([], [])
            state.beginAnew()
        // Routes tell what they have changed.
        case .changed, .missed: break
        }
    }

    private mutating func enter(_ entry: MessageEntry, into state: inout MessageLog.State) {
        guard let id = entry.id, state.entries[id] == nil else { return }
        state.insert(entry)
        state.counts.entered[entry.direction, default: 0] += 1
        isNew.insert(id)
        steps.append(.message(id))
    }

    private func change(_ id: Int64, in state: inout MessageLog.State, _ change: (inout MessageEntry) -> Void) {
        guard var entry = state.entries[id] else { return }
        let before = entry.octets
        change(&entry)
        state.octets += entry.octets - before
        state.entries[id] = entry
    }

    private mutating func end(
        _ id: Int64, _ final: MessageEntry.State, _ status: DeliveryStatus, at moment: Timestamp,
        in state: inout MessageLog.State
    ) {
        state.counts.ended[final, default: 0] += 1
        change(id, in: &state) { entry in
            (entry.state, entry.finalAt) = (final, moment)
            if final == .failed, status == .lost { entry.fault = "loss" }
            entry.note(final.rawValue, at: moment)
        }
        if !isNew.contains(id) { steps.append(.told(.state(id, final, at: moment))) }
    }

    /// What is told: each new message as the commit left it.
    func told(of state: MessageLog.State) -> [LiveEvent.Kind] {
        steps.compactMap { step in
            switch step {
            case .message(let id): state.entries[id].map { .message($0) }
            case .told(let kind): kind
            }
        }
    }
}

extension CentreEvent.Refusal {
    /// A word that programs can rely on.
    var name: String {
        switch self {
        case .congested: "congested"
        case .identityClash: "identity-clash"
        case .unschedulable: "unschedulable"
        case .senderIsService: "sender-is-service"
        }
    }
}
