import Doors
import MessageCentre
import SMPP
import ShortMessage

/// What became of what was sent.
extension SMPPDoor {
    /// Milliseconds after which an ESME that was full, or throttled us, is tried again.
    private static let pause: Int64 = 1000
    /// Messages of which an ESME has some parts, and sessions that are avoided.
    private static let mostRemembered = 10_000

    /// An answer, or that there is none.
    mutating func settled(_ delivery: SMPPSession.Delivery.ID, _ result: SMPPSession.Delivery.Result, at link: Int) {
        guard let outgoing = links[link]?.inFlight.removeValue(forKey: delivery),
            let carriage = carriages[outgoing.carriage]
        else { return }
        switch result {
        case .answered(let status):
            hear(of: carriage.party)
            switch status.verdict {
            case .taken: take(outgoing)
            case .tryAgain:
                finish(outgoing.carriage, .full)
                let due = MonotonicClock.now + Self.pause
                retries.append(Retry(source: carriage.source, recipient: carriage.recipient, due: due))
            case .refused: finish(outgoing.carriage, .rejected(.rejectedByRecipient))
            }
        case .unanswered: pass(on: outgoing.carriage, from: link)
        case .lost: giveBack(outgoing.carriage)
        }
    }

    /// An account answers: what waits in the centre until it does can come.
    private mutating func hear(of party: String) {
        parties[party]?.answeredAt = MonotonicClock.now
        guard let parked = parties[party]?.parked, !parked.isEmpty else { return }
        parties[party]?.parked = []
        tryAgain(parked)
    }

    private mutating func take(_ outgoing: Link.Outgoing) {
        guard var carriage = carriages[outgoing.carriage] else { return }
        carriage.done.insert(outgoing.part)
        carriages[outgoing.carriage] = carriage
        if carriage.done.count == carriage.count { finish(outgoing.carriage, .delivered) }
    }

    /// Ends what was on its way, with what became of it.
    mutating func finish(_ number: Int, _ outcome: DeliveryOutcome) {
        guard let carriage = end(number) else { return }
        settlements[carriage.source, default: []].append(Settlement(carriage.id, outcome))
        switch outcome {
        case .delivered, .rejected:
            begun[carriage.id] = nil
            avoided[carriage.id] = nil
            if carriage.isMessage {
                messageCount += 1
                submitted.forgetAccompaniment(carriage.id)
            }
            if outcome == .delivered { reached(carriage.recipient.number) }
        case .full, .away:
            remember(carriage)
            missed(carriage.id)
        }
    }

    /// No answer in time: another session gets it, or it waits.
    private mutating func pass(on number: Int, from link: Int) {
        guard let carriage = carriages[number] else { return }
        if avoided.count >= Self.mostRemembered { avoided = [:] }
        avoided[carriage.id, default: []].insert(link)
        let tried = avoided[carriage.id] ?? []
        if receivers(of: carriage.party).allSatisfy(tried.contains) {
            avoided[carriage.id] = nil
            if sources[carriage.source].party == nil { absent.insert(carriage.recipient.number) }
            finish(number, .away)
        } else {
            giveBack(number)
        }
    }

    /// What a session had, and is no more, waits for the others.
    mutating func giveBackAll(of link: Int) {
        let left = carriages.filter { $0.value.link == link }.sorted { $0.key < $1.key }
        for (number, _) in left { giveBack(number) }
        links[link]?.outbox = []
        links[link]?.inFlight = [:]
    }

    private mutating func giveBack(_ number: Int) {
        guard let carriage = end(number) else { return }
        givenBack[carriage.source, default: []].append(carriage.id)
        remember(carriage)
    }

    private mutating func remember(_ carriage: Carriage) {
        guard carriage.count > 1 else { return }
        if begun.count >= Self.mostRemembered { begun = [:] }
        begun[carriage.id] = (carriage.reference, carriage.done)
    }

    private mutating func end(_ number: Int) -> Carriage? {
        guard let carriage = carriages.removeValue(forKey: number) else { return nil }
        if let lane = carriage.lane { parties[carriage.party]?.leave(lane, carriage.link) }
        if carriage.count > 1 { links[carriage.link]?.outbox.removeAll { $0.carriage == number } }
        return carriage
    }

    /// Whether something has to wait again, before anything behind it is taken.
    var hasFailures: Bool {
        !givenBack.isEmpty || settlements.values.contains { $0.contains { $0.outcome != .delivered } }
    }

    /// Tells the centre.
    mutating func settle(at now: Timestamp) async throws {
        for (source, list) in settlements {
            settlements[source] = nil
            try await sources[source].endpoint.settle(list, at: now)
        }
        for (source, places) in givenBack {
            givenBack[source] = nil
            await sources[source].endpoint.giveBack(places)
        }
    }
}
