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

    /// Takes what there is room for, and sends it.
    mutating func deliver(at now: Timestamp) async throws {
        await retry()
        for index in sources.indices {
            if sources[index].flag.lower() { sources[index].hasNews = true }
            if let party = sources[index].party {
                try await take(from: index, for: party, at: now)
            } else {
                try await takeForAnyone(from: index, at: now)
            }
        }
        for id in links.keys where links[id]?.outbox.isEmpty == false { send(at: id) }
    }

    private mutating func retry() async {
        let now = MonotonicClock.now
        let due = retries.filter { $0.due <= now }
        guard !due.isEmpty else { return }
        retries.removeAll { $0.due <= now }
        for retry in due { await sources[retry.source].endpoint.resume(retry.recipient) }
    }

    /// How many messages the sessions of an account could be sent.
    private func room(of party: String) -> Int {
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
        for party in parties.keys where parties[party]?.held.isEmpty == false { try await routeHeld(of: party) }
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

    /// To whoever sent from the number last. What nobody waits for reaches a handset that takes everything; what a service
    /// says, and a report, does not.
    private mutating func routeByNumber(_ dispatch: Dispatch, from source: Int) async throws {
        let recipient = dispatch.recipient
        guard let party = owners[recipient.number] ?? (isAwaited(dispatch) ? onlyReceiver : nil) else {
            let outcome: DeliveryOutcome = isAwaited(dispatch) ? .away : .delivered
            if outcome == .away { absent.insert(recipient.number) }
            settlements[source, default: []].append(Settlement(dispatch.id, outcome))
            return
        }
        guard parties[party]?.links.contains(where: { links[$0]?.receives == true }) == true else {
            absent.insert(recipient.number)
            settlements[source, default: []].append(Settlement(dispatch.id, .away))
            return
        }
        if room(of: party) > 0 {
            try await route(dispatch, from: source, to: party)
        } else {
            parties[party]?.held.append((dispatch, source))
        }
    }

    /// Whether somebody asked for it, here or before a restart.
    private func isAwaited(_ dispatch: Dispatch) -> Bool {
        switch dispatch {
        case .report: true
        case .message(let delivery): serviceNumbers.contains(delivery.message.from.number)
        }
    }

    /// Who gets what is for a number that has not sent anything since the door was opened.
    private var onlyReceiver: String? {
        let receivers = parties.filter { $0.value.links.contains { links[$0]?.receives == true } }
        return receivers.count == 1 ? receivers.first?.key : nil
    }

    // MARK: On the way

    /// Puts something on its way through one of the account's sessions.
    private mutating func route(_ dispatch: Dispatch, from source: Int, to party: String) async throws {
        let (lane, packets, reference) = try await packets(of: dispatch, for: party)
        guard !packets.isEmpty, let link = link(for: dispatch.id, lane, of: party) else {
            if packets.isEmpty {
                settlements[source, default: []].append(Settlement(dispatch.id, dispatch.outcomeOfNothing))
            } else {
                givenBack[source, default: []].append(dispatch.id)
            }
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

    private mutating func packets(
        of dispatch: Dispatch, for party: String
    ) async throws -> (Party.Lane?, [Packet.Message], UInt16) {
        switch dispatch {
        case .message(let delivery):
            let reference = begun[dispatch.id]?.reference ?? nextReference()
            let account = parties[party]?.account ?? Account(systemID: party)
            let lane = Party.Lane(from: delivery.message.from.number, to: delivery.message.to.number)
            return (lane, delivery.packets(for: account, reference: reference), reference)
        case .report(let report): return (nil, try await receipts(report), 0)
        }
    }

    private mutating func nextReference() -> UInt16 {
        concatenation = concatenation == 255 ? 1 : concatenation + 1
        return concatenation
    }

    /// The receipts that a report stands for: one for each id under which the ESME knows the message.
    private mutating func receipts(_ report: StatusReport) async throws -> [Packet.Message] {
        let note = submitted.note(report.message)
        if note?.isForSuccess == true, report.state != .delivered { return [] }
        let ids = note?.ids ?? [plan.idForm.id(report.message)]
        let text = if let note { note.text } else { try await centre.message(report.message)?.text ?? "" }
        return ids.map {
            plan.receipts.packet(report, id: receiptID($0), text: text, reference: note?.reference)
        }
    }

    private func receiptID(_ id: String) -> String {
        guard let form = plan.receipts.idForm, let place = plan.idForm.place(id) else { return id }
        return form.id(place)
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
    private mutating func send(at id: Int) {
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

    /// What becomes of something that no PDU carries: a report that nobody wants is done with.
    fileprivate var outcomeOfNothing: DeliveryOutcome { isMessage ? .rejected(.rejectedByRecipient) : .delivered }
}
