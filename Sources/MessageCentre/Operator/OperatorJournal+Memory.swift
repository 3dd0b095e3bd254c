package import ShortMessage
import Store

extension OperatorJournal {
    /// What stands at one place of a handset's memory.
    package struct RememberedMessage: Sendable {
        package let owner: Address
        /// Who it is from, to or about, whichever way the message goes; none for what is no message.
        package let ends: [Address]
        /// Empty for data, and for what is no message.
        package let text: String
        /// The place in the journal of what was delivered so; nil for what the handset's terminal has written.
        package let origin: Int64?
    }

    /// Empties places of the memories of handsets, and forgets which long messages became whole, because that names their
    /// senders: a part that comes again is then one of a new message.
    package func eraseMemories(where isPersonal: (RememberedMessage) -> Bool) throws {
        let journal = Journal(transaction)
        let owners = try transaction.all("SELECT DISTINCT owner FROM memory_slot") { try $0.text() }
        for owner in owners {
            guard let address = try? Address(owner) else { continue }
            let personal = try journal.memory(of: address.number).filter { slot in
                isPersonal(
                    RememberedMessage(
                        owner: address, ends: slot.readings.compactMap(\.correspondent), text: slot.text,
                        origin: slot.origin?.message))
            }
            try journal.change(personal.map { MemoryChange.empty($0.place) }, of: address.number)
        }
        try journal.forgetAllJoined()
    }
}

extension MemorySlot {
    /// Whichever way the message goes.
    fileprivate var readings: [TPDU] {
        TPDU.Direction.allCases.compactMap { try? PDU.reading(octets, $0).pdu.tpdu }
    }

    fileprivate var text: String {
        readings.compactMap { $0.userData?.text }.joined(separator: "\n")
    }
}
