import MessageCentre
import ShortMessage
import Store

/// Erases a person from ledger and journal (law 27/2022), inside one transaction of the caller's.
struct Erasure {
    private let ledger: Ledger
    private let journal: OperatorJournal
    private let member: Member
    private let cards: [Card]
    private let traces: PersonalTraces
    /// The person's telephones; one that has been someone else's since is so only in messages that name the person.
    private var own: Set<MSISDN>
    private var shared: Set<MSISDN> = []

    init(of member: Member, in transaction: Transaction) throws {
        (ledger, journal) = (Ledger(transaction), OperatorJournal(transaction))
        self.member = member
        cards = try ledger.cards(of: member.nik)
        own = try ledger.telephones(of: member.nik)
        traces = PersonalTraces(member, cards, telephones: own)
    }

    mutating func run() throws -> Forgotten {
        try findEarlierTelephones()
        try parSharedTelephones()
        let erased = try eraseMessages()
        let messages = try erased.count + eraseIncompleteMessages()
        try eraseChanges()
        try eraseComplaints()
        try journal.eraseFaults(where: isOwn)
        try journal.eraseMemories { remembered in
            isPersonal(remembered.text, between: [remembered.owner] + remembered.ends)
                || remembered.origin.map(erased.contains) ?? false
        }
        try journal.eraseActs(on: member.nik.number)
        let entries = try ledger.remove(member, cards)
        return Forgotten(cards: cards.count, entries: entries, telephones: own.count, messages: messages)
    }

    /// A telephone that named the person and was told about one of the cards was the person's, too.
    private mutating func findEarlierTelephones() throws {
        var naming: Set<MSISDN> = []
        var told: Set<MSISDN> = []
        try journal.eachMessage { message in
            if message.cause == nil, traces.areIn(message.text), let phone = try? MSISDN(message.sender) {
                naming.insert(phone)
            } else if let phone = try? MSISDN(message.recipient), traces.areHinted(in: message.text) {
                told.insert(phone)
            }
        }
        own.formUnion(naming.intersection(told))
    }

    private mutating func parSharedTelephones() throws {
        shared = try own.filter { phone in
            guard let binding = try ledger.binding(of: phone) else { return false }
            return binding.nik != member.nik
        }
    }

    /// - Returns: their places.
    private func eraseMessages() throws -> Set<Int64> {
        var found: [OperatorJournal.Message] = []
        var causes: Set<Int64> = []
        try journal.eachMessage { message in
            guard isPersonal(message) || message.cause.map(causes.contains) ?? false else { return }
            causes.insert(message.id)
            found.append(message)
        }
        for message in found {
            try journal.eraseText(of: message.id)
            if isOwn(message.sender) { try journal.eraseSender(of: message.id) }
            if isOwn(message.recipient) { try journal.eraseRecipient(of: message.id) }
        }
        return Set(found.map(\.id))
    }

    /// Long messages of which parts are missing go altogether.
    ///
    /// - Returns: how many there were.
    private func eraseIncompleteMessages() throws -> Int {
        let found = try journal.incompleteMessages().filter { isPersonal($0.text, between: [$0.sender, $0.recipient]) }
        for message in found { try journal.erase(message) }
        return found.count
    }

    private func isPersonal(_ message: OperatorJournal.Message) -> Bool {
        isPersonal(message.text, between: [message.sender, message.recipient])
    }

    private func isPersonal(_ text: String, between addresses: [Address]) -> Bool {
        let ends = addresses.compactMap { try? MSISDN($0) }
        if ends.contains(where: { own.contains($0) && !shared.contains($0) }) { return true }
        return traces.areIn(text) || (ends.contains(where: shared.contains) && traces.areHinted(in: text))
    }

    private func isOwn(_ address: Address) -> Bool {
        (try? MSISDN(address)).map { own.contains($0) } ?? false
    }

    /// The texts of what others complained of, and named the person in; the person's own complaints go altogether.
    private func eraseComplaints() throws {
        var found: [Reference] = []
        try ledger.eachComplaint(openOnly: false) { complaint in
            if traces.areIn(complaint.text) { found.append(complaint.reference) }
        }
        for reference in found { try ledger.eraseText(ofComplaint: reference) }
    }

    /// What the guards remember of the person's telephones, and what others tried with the person's numbers.
    private func eraseChanges() throws {
        for phone in own.subtracting(shared) { try ledger.forgetSender(phone) }
        for change in try ledger.rememberedChanges()
        where traces.areIn(change.change) || traces.areHinted(in: change.reply) {
            try ledger.forgetChange(of: change.phone)
        }
    }
}

/// What was erased with a person.
package struct Forgotten: Hashable, Sendable, CustomStringConvertible {
    package let cards: Int
    package let entries: Int
    package let telephones: Int
    /// Messages that have neither text nor identity any more, nor the person's number; incomplete ones are gone.
    package let messages: Int

    package var description: String {
        "\(cards) cards, \(entries) entries, \(telephones) telephones, \(messages) messages"
    }
}
