import MessageCentre
import SMPP
import ShortMessage

/// What is told of messages, and when.
extension SMPPDoor {
    /// Milliseconds after which a receipt that waits for another one goes alone.
    private static let longestWait: Int64 = 60_000
    /// Milliseconds for which a receipt waits that goes through another session than the answer that names its message: an
    /// ESME may read the one after the other.
    private static let head: Int64 = 250
    /// Notes that wait for room; more are forgotten.
    private static let mostAnnouncements = 1000

    /// A report that was taken, and is told later.
    struct Postponed {
        let report: StatusReport
        let source: Int
        let party: String
        let due: Int64
        /// Whether the next receipt of the account makes it due.
        let isBehind: Bool
    }

    /// The rule for a message; nil where nothing is scripted.
    func receiptRule(_ account: String, _ from: Address, _ to: Address, _ text: String) -> ReceiptRule? {
        plan.receiptRules.first { $0.fits(account, from, to, text) }
    }

    /// What the door knows of a message beyond its report.
    func note(_ place: Int64) async throws -> SubmittedMessages.Note {
        if let note = submitted.note(place) { return note }
        return SubmittedMessages.Note(ids: [plan.idForm.id(place)], text: try await centre.message(place)?.text ?? "")
    }

    /// Puts the receipts for a report on their way: at once, or as a rule has it.
    mutating func tell(_ report: StatusReport, from source: Int, to party: String, hasWaited: Bool = false) async throws
    {
        let note = try await note(report.message)
        let rule = receiptRule(party, report.submitter, report.recipient, note.text)
        if !hasWaited, postpone(report, from: source, to: party, rule) { return }
        let isWanted = !note.isTold && (!note.isForSuccess || report.state == .delivered)
        let packets = isWanted ? receipts(ReceiptFacts(report), note, rule) : []
        guard !packets.isEmpty else {
            settlements[source, default: []].append(Settlement(report.id, .delivered))
            return
        }
        send(packets, .report(report), from: source, to: party)
        for index in postponed.indices where postponed[index].isBehind && postponed[index].party == party {
            released.append(postponed[index])
        }
        postponed.removeAll { $0.isBehind && $0.party == party }
    }

    private mutating func postpone(
        _ report: StatusReport, from source: Int, to party: String, _ rule: ReceiptRule?
    ) -> Bool {
        let isBehind = rule?.order == .late
        let wait = isBehind ? Self.longestWait : max(rule?.wait(&random) ?? 0, submitsApart(party) ? Self.head : 0)
        guard wait > 0, rule?.copies != 0 else { return false }
        postponed.append(
            Postponed(
                report: report, source: source, party: party, due: MonotonicClock.now + wait, isBehind: isBehind))
        return true
    }

    private func submitsApart(_ party: String) -> Bool {
        parties[party]?.links.contains { links[$0]?.session.binding?.role == .transmitter } == true
    }

    /// Tells what was postponed until now.
    mutating func tellPostponed() async throws {
        let now = MonotonicClock.now
        let due = released + postponed.filter { $0.due <= now }
        guard !due.isEmpty else { return }
        released = []
        postponed.removeAll { $0.due <= now }
        for item in due { try await tell(item.report, from: item.source, to: item.party, hasWaited: true) }
    }

    /// The receipts for a message: one for each id under which the ESME knows it, as often as a rule has it.
    private func receipts(
        _ facts: ReceiptFacts, _ note: SubmittedMessages.Note, _ rule: ReceiptRule?
    ) -> [Packet.Message] {
        let form = plan.receipts.changed(by: rule)
        let packets = note.ids.map { id in
            let place = form.idForm == nil ? nil : plan.idForm.place(id)
            let shown = place.flatMap { place in form.idForm.map { $0.id(place) } } ?? id
            return form.packet(facts.changed(by: rule), id: shown, note)
        }
        return packets.flatMap { Array(repeating: $0, count: rule?.copies ?? 1) }
    }

    /// Sends receipts for a message before the answer that names it, where a rule has it so.
    ///
    /// - Returns: whether nothing more is told of it.
    mutating func tellEarly(
        _ message: InboundMessage, _ note: SubmittedMessages.Note, _ entry: SubmissionBatch.Entry
    ) -> Bool {
        guard let rule = receiptRule(entry.party, message.from, message.to, note.text), rule.order == .early else {
            return false
        }
        let receivers = receivers(of: entry.party)
        guard let link = receivers.contains(entry.link) ? entry.link : receivers.first else { return false }
        let packets = receipts(ReceiptFacts(message, .delivered), note, rule)
        links[link]?.outbox.insert(
            contentsOf: packets.map { Link.Outgoing(carriage: 0, part: 0, packet: $0) }, at: 0)
        send(at: link)
        return true
    }

    /// Notes that an ESME is to hear that its message is on its way, once that was answered.
    mutating func announce(_ message: InboundMessage, _ note: SubmittedMessages.Note, to party: String) {
        for packet in receipts(ReceiptFacts(message, .enroute), note, nil) {
            var packet = packet
            packet.esmClass = ESMClass(kind: .intermediateNotification)
            announcements.append((party, packet))
        }
    }

    /// Sends what was noted. Nobody waits for the answers: what an ESME does not take is not said again.
    mutating func sendAnnouncements() {
        guard !announcements.isEmpty else { return }
        let due = announcements.filter { room(of: $0.party) > 0 }
        let left = announcements.filter { room(of: $0.party) <= 0 }
        announcements = left.count > Self.mostAnnouncements ? [] : left
        for (party, packet) in due {
            guard let link = receivers(of: party).first else { continue }
            links[link]?.outbox.append(Link.Outgoing(carriage: 0, part: 0, packet: packet))
        }
    }
}
