/// The holes of a form in which names of persons stand, and what posters call them by: nobody is called `NAMA BUDI`.
struct NameHoles: Sendable {
    private let holes: HoleSet
    private let isEmpty: Bool
    /// A bit for each letter that one of the words begins with: nearly every name is told by its first letter.
    private let initials: UInt32

    /// - Parameter labels: the words of each hole, in capitals.
    init(_ holes: [Int], _ labels: [[[UInt8]]]) {
        let named = holes.filter { !labels[$0].isEmpty }
        (self.holes, isEmpty) = (HoleSet(named), named.isEmpty)
        initials = named.flatMap { labels[$0] }.reduce(0) { $0 | Self.bit(of: $1[0]) }
    }

    func contains(_ hole: Int) -> Bool { holes.contains(hole) }

    /// One for a letter of the alphabet, all for anything else.
    private static func bit(of octet: UInt8) -> UInt32 {
        let letter = (octet | 0x20) &- UInt8(ascii: "a")
        return letter < 26 ? 1 << UInt32(letter) : .max
    }

    /// Takes the words that posters have before a name from names that were read as they stand.
    ///
    /// - Returns: what was forgiven.
    func dropLabels(
        of form: Form, from slots: inout Slots, _ text: Span<UInt8>, _ context: ReadingContext
    ) -> RepairSet {
        guard !isEmpty else { return [] }
        var repairs = RepairSet()
        for hole in form.shapes.indices where holes.contains(hole) {
            guard let range = slots[hole], initials & Self.bit(of: text[range.lowerBound]) != 0,
                let name = text.withoutLabel(range, form.labels[hole]),
                form.shapes[hole].fit(text, name, context) == .fits
            else { continue }
            slots[hole] = name
            repairs.insert(.poster)
        }
        return repairs
    }
}
