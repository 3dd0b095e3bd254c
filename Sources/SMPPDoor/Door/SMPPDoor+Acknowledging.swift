import MessageCentre
import SMPP
import ShortMessage

/// What recipients say of messages themselves, and who hears that they can be reached again.
extension SMPPDoor {
    /// More numbers are not watched.
    private static let mostWatched = 10_000

    /// Notes what goes with a message that was taken for another ESME.
    mutating func accompany(_ place: Int64, _ message: InboundMessage, _ entry: SubmissionBatch.Entry) {
        let accompaniment = Accompaniment(entry.received, message, of: entry.party)
        guard !accompaniment.isEmpty else { return }
        submitted.note(place, accompaniment)
        // What is for an account of its own is not even taken while that is away.
        if let recipient = account(of: message.to), receivers(of: recipient).isEmpty { missed(place) }
    }

    /// The account whose number this is.
    func account(of number: Address) -> String? {
        owners[number.number] ?? sources.first { $0.party != nil && $0.endpoint.claim.covers(number) }?.party
    }

    /// The sessions of an account that take messages.
    func receivers(of party: String) -> [Int] {
        parties[party]?.links.filter { links[$0]?.receives == true } ?? []
    }

    /// The recipient of a message could not be reached: who asked to hear of its return will.
    mutating func missed(_ place: Int64) {
        guard let watch = submitted.accompaniment(place)?.watch, let handset = Address(watch.handset) else { return }
        if watches.count >= Self.mostWatched { watches = [:] }
        watches[handset.number, default: []].insert(watch)
    }

    /// A recipient was reached (SMPP 3.4, 4.12).
    mutating func reached(_ number: Address.Number) {
        for watch in watches.removeValue(forKey: number) ?? [] {
            guard let link = receivers(of: watch.party).first else { continue }
            // 0 of `ms_availability_status`, which is what an alert without it says, too.
            let alert = Packet.AlertNotification(source: watch.handset, destination: watch.esme)
            carryOut((try? links[link]?.session.alert(alert, at: MonotonicClock.now)) ?? [], at: link)
        }
    }

    /// A handset of nobody has the message, and acknowledges it where that is asked.
    mutating func acknowledge(_ delivery: Delivery) {
        guard let accompaniment = submitted.accompaniment(delivery.id) else { return }
        submitted.forgetAccompaniment(delivery.id)
        let message = delivery.message
        guard let party = account(of: message.from) else { return }
        let packets = accompaniment.acknowledgements(
            from: SMPPAddress(message.to), to: SMPPAddress(message.from), id: plan.idForm.id(delivery.id))
        announcements += packets.map { (party, $0) }
    }
}
