import Doors
import MessageCentre
import SMPP
import ShortMessage

/// What goes out to ESMEs.
extension SMPPDoor {
    /// Taken from the centre at once.
    private static let mostTaken = 500
    /// Taken for ESMEs that have no room, before nothing is taken any more for whoever is told by the number.
    private static let mostHeld = 1000
    /// What is held for one account that has not answered for so many milliseconds; the rest waits in the centre.
    private static let (mostHeldForSilent, silence): (Int, Int64) = (100, 2000)

    /// Takes what there is room for, and sends it.
    mutating func deliver(at now: Timestamp) async throws {
        await retry()
        sendAnnouncements()
        try await tellPostponed()
        for index in sources.indices {
            if sources[index].flag.lower() { sources[index].hasNews = true }
            if let party = sources[index].party {
                try await take(from: index, for: party, at: now)
            } else {
                try await takeForAnyone(from: index, at: now)
            }
        }
        for id in Array(links.keys) where links[id]?.outbox.isEmpty == false { send(at: id) }
    }

    private mutating func retry() async {
        let now = MonotonicClock.now
        let due = retries.filter { $0.due <= now }
        guard !due.isEmpty else { return }
        retries.removeAll { $0.due <= now }
        for retry in due { await sources[retry.source].endpoint.resume(retry.recipient) }
    }

    /// How many messages the sessions of an account could be sent.
    func room(of party: String) -> Int {
        guard let party = parties[party], !party.links.contains(where: { links[$0]?.holdsAnswers == true }) else {
            return 0
        }
        return party.links.reduce(0) { $0 + (links[$1]?.room ?? 0) } - party.held.count
    }

    private mutating func take(from index: Int, for party: String, at now: Timestamp) async throws {
        let room = min(room(of: party), Self.mostTaken)
        guard sources[index].hasNews, room > 0 else { return }
        let taken = try await sources[index].endpoint.take(upTo: room)
        sources[index].hasNews = taken.count == room
        for dispatch in taken { try await route(dispatch, from: index, to: party) }
    }

    // MARK: Numbers without an account of their own

    private mutating func takeForAnyone(from index: Int, at now: Timestamp) async throws {
        let holding = parties.filter { !$0.value.held.isEmpty }.keys
        for party in Array(holding) { try await routeHeld(of: party) }
        let held = parties.values.reduce(0) { $0 + $1.held.count }
        guard sources[index].hasNews, held < Self.mostHeld else { return }
        let taken = try await sources[index].endpoint.take(upTo: Self.mostTaken)
        sources[index].hasNews = taken.count == Self.mostTaken
        for dispatch in taken { try await routeByNumber(dispatch, from: index) }
    }

    private mutating func routeHeld(of party: String) async throws {
        let held = parties[party]?.held ?? []
        parties[party]?.held = []
        let room = max(0, room(of: party))
        for (dispatch, source) in held.prefix(room) { try await route(dispatch, from: source, to: party) }
        parties[party]?.held += held.dropFirst(room)
    }

    /// Whether an account has enough to answer, and does not.
    private func isStalled(_ name: String) -> Bool {
        guard let party = parties[name], party.held.count >= Self.mostHeldForSilent else { return false }
        return MonotonicClock.now - party.answeredAt > Self.silence
    }

    /// To whoever sent from the number last. What nobody waits for reaches a handset that takes everything; what a service
    /// says, and a report, does not.
    private mutating func routeByNumber(_ dispatch: Dispatch, from source: Int) async throws {
        let recipient = dispatch.recipient
        if plan.played?.contains(recipient.number) == true {
            settlements[source, default: []].append(Settlement(dispatch.id, .delivered))
            return
        }
        guard let party = owners[recipient.number] ?? (isAwaited(dispatch) ? onlyReceiver : nil) else {
            let outcome = isAwaited(dispatch) ? .away : played(dispatch)
            if outcome == .away { absent.insert(recipient.number) }
            if outcome == .delivered, case .message(let delivery) = dispatch { acknowledge(delivery) }
            settlements[source, default: []].append(Settlement(dispatch.id, outcome))
            return
        }
        guard !receivers(of: party).isEmpty else {
            absent.insert(recipient.number)
            missed(dispatch.id)
            settlements[source, default: []].append(Settlement(dispatch.id, .away))
            return
        }
        if isStalled(party) {
            parties[party]?.parked.insert(recipient.number)
            settlements[source, default: []].append(Settlement(dispatch.id, .away))
        } else if room(of: party) > 0, parties[party]?.held.isEmpty == true {
            try await route(dispatch, from: source, to: party)
        } else {
            parties[party]?.held.append((dispatch, source))
        }
    }

    /// What a handset of nobody makes of a message.
    private func played(_ dispatch: Dispatch) -> DeliveryOutcome {
        guard case .message(let delivery) = dispatch, !plan.receiptRules.isEmpty else { return .delivered }
        let message = delivery.message
        return receiptRule(account(of: message.from) ?? "", message.from, message.to, message.text)?.outcome
            ?? .delivered
    }

    /// Whether somebody asked for it, here or before a restart.
    private func isAwaited(_ dispatch: Dispatch) -> Bool {
        switch dispatch {
        case .report: true
        case .message(let delivery): serviceNumbers.contains(delivery.message.from.number)
        }
    }

    /// Who gets what is for a number that has not sent anything since the door was opened: an ESME that is alone, and may
    /// send from any number.
    private var onlyReceiver: String? {
        let receivers = parties.filter { $0.value.links.contains { links[$0]?.receives == true } }
        guard receivers.count == 1, let (name, party) = receivers.first, party.account.addresses.isEmpty else {
            return nil
        }
        return name
    }

    // MARK: On the way

    /// Puts something on its way through one of the account's sessions.
    private mutating func route(_ dispatch: Dispatch, from source: Int, to party: String) async throws {
        switch dispatch {
        case .report(let report): try await tell(report, from: source, to: party)
        case .message(let delivery):
            let reference = begun[dispatch.id]?.reference ?? nextReference()
            let account = parties[party]?.account ?? Account(systemID: party)
            let lane = Party.Lane(from: delivery.message.from.number, to: delivery.message.to.number)
            var packets = delivery.packets(for: account, reference: reference)
            if let accompaniment = submitted.accompaniment(delivery.id) { packets = packets.map(accompaniment.with) }
            if packets.isEmpty {
                settlements[source, default: []].append(Settlement(dispatch.id, .rejected(.rejectedByRecipient)))
            } else {
                send(packets, dispatch, from: source, to: party, lane, reference)
            }
        }
    }

    /// Gives PDUs to one of the account's sessions.
    mutating func send(
        _ packets: [Packet.Message], _ dispatch: Dispatch, from source: Int, to party: String,
        _ lane: Party.Lane? = nil, _ reference: UInt16 = 0
    ) {
        guard let link = link(for: dispatch.id, lane, of: party) else {
            givenBack[source, default: []].append(dispatch.id)
            return
        }
        lastCarriage += 1
        let done = begun[dispatch.id]?.done ?? []
        carriages[lastCarriage] = Carriage(
            id: dispatch.id, source: source, party: party, link: link, lane: lane, recipient: dispatch.recipient,
            isMessage: dispatch.isMessage, reference: reference, done: done, count: packets.count)
        if let lane { parties[party]?.enter(lane, link) }
        for (part, packet) in packets.enumerated() where !done.contains(part) {
            links[link]?.outbox.append(Link.Outgoing(carriage: lastCarriage, part: part, packet: packet))
        }
    }

    private mutating func nextReference() -> UInt16 {
        concatenation = concatenation == 255 ? 1 : concatenation + 1
        return concatenation
    }

    /// The session that others of the same lane go through, else the one with most room.
    private func link(for id: Int64, _ lane: Party.Lane?, of name: String) -> Int? {
        guard let party = parties[name] else { return nil }
        let avoided = avoided[id] ?? []
        let receivers = party.links.filter { links[$0]?.receives == true }
        if let lane, let link = party.lanes[lane]?.link, receivers.contains(link), !avoided.contains(link) {
            return link
        }
        let best = receivers.filter { !avoided.contains($0) }.max { (links[$0]?.room ?? 0) < (links[$1]?.room ?? 0) }
        return best ?? receivers.first
    }

    /// Sends as much as the window lets.
    mutating func send(at id: Int) {
        guard var link = links[id], !link.isChoked else { return }
        let count = min(link.session.room, link.outbox.count)
        let sent = Array(link.outbox.prefix(count))
        link.outbox.removeFirst(count)
        links[id] = link
        for outgoing in sent {
            do throws(SMPPSession.Undeliverable) {
                let sending = try links[id]?.session.deliver(.deliver(outgoing.packet), at: MonotonicClock.now)
                guard let sending else { return }
                links[id]?.inFlight[sending.id] = outgoing
                carryOut(sending.actions, at: id)
            } catch {
                // It can never be written for this ESME.
                finish(outgoing.carriage, .rejected(.rejectedByRecipient))
            }
        }
    }
}

extension Dispatch {
    fileprivate var isMessage: Bool { if case .message = self { true } else { false } }
}
