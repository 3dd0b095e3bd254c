package import ShortMessage

extension OperatorJournal {
    /// A long message of which parts are missing, told as if it had come without them.
    package struct IncompleteMessage: Hashable, Sendable {
        package let sender: Address
        package let recipient: Address
        package let text: String
        fileprivate let series: Reassembly.Series
    }

    /// The parts of each message, joined in their order.
    package func incompleteMessages() throws -> [IncompleteMessage] {
        var parts: [Reassembly.Series: [Journal.Part]] = [:]
        try Journal(transaction).eachPart { _, part in
            // The same of all parts, whenever they came.
            let epoch = Timestamp(milliseconds: 0, offset: 0)
            parts[Reassembly.Series(part, at: epoch), default: []].append(part)
        }
        return parts.map { series, parts in
            let texts = parts.sorted { $0.place.sequence < $1.place.sequence }.map { $0.userData.text ?? "" }
            return IncompleteMessage(sender: series.from, recipient: series.to, text: texts.joined(), series: series)
        }
    }

    /// Deletes the parts that came; the others are in vain.
    package func erase(_ incomplete: IncompleteMessage) throws {
        try Journal(transaction).deleteParts(incomplete.series)
    }
}
