package import ShortMessage

extension OperatorJournal {
    /// A long message of which parts are missing, told as if it had come without them.
    package struct IncompleteMessage: Hashable, Sendable {
        package let sender: Address
        package let recipient: Address
        package let text: String
        /// Of any part.
        fileprivate let place: Concatenation
    }

    private struct Series: Hashable {
        let sender: Address
        let recipient: Address
        let reference: UInt16
        let width: Concatenation.Width
        let total: UInt8

        init(_ part: Journal.Part) {
            (sender, recipient) = (part.from, part.to)
            (reference, width, total) = (part.place.reference, part.place.width, part.place.total)
        }
    }

    /// The parts of each message, joined in their order.
    package func incompleteMessages() throws -> [IncompleteMessage] {
        var parts: [Series: [Journal.Part]] = [:]
        try Journal(transaction).eachPart { _, part in parts[Series(part), default: []].append(part) }
        return parts.compactMap { series, parts in
            let parts = parts.sorted { $0.place.sequence < $1.place.sequence }
            guard let place = parts.first?.place else { return nil }
            return IncompleteMessage(
                sender: series.sender, recipient: series.recipient,
                text: parts.map { $0.userData.text ?? "" }.joined(), place: place)
        }
    }

    /// Deletes the parts that came; the others are in vain.
    package func erase(_ incomplete: IncompleteMessage) throws {
        try Journal(transaction).deleteParts(from: incomplete.sender, to: incomplete.recipient, incomplete.place)
    }
}
