import ShortMessage

/// A form read against a text that must be spelled canonically, octet for octet.
///
///     message = keyword [ lead value *( separator value ) tail ]
///
/// Nothing of the tolerant matcher is used here: what this accepts is what `CanonicalABNF` says.
struct CanonicalReading {
    let form: Form
    private(set) var slots = Slots()
    private let context: ReadingContext
    /// Where the last value ends.
    private var end = 0
    /// Places at which reading on is known to fail.
    private var failures: Set<Place> = []

    private struct Place: Hashable {
        let hole: Int
        let position: Int
        let isFirst: Bool
        let leftOut: Int
    }

    /// Nil where the text is not the canonical spelling of a message of this form.
    init?(_ form: Form, _ text: Span<UInt8>, _ context: ReadingContext) {
        (self.form, self.context) = (form, context)
        let start = form.keyword.octets.count
        guard !text.isEmpty, text.holds(form.keyword.octets, at: 0) else { return nil }
        if start == text.count {
            guard form.mayBeBare else { return nil }
            return
        }
        end = text.count - form.tail.count
        let body = start + form.lead.count
        guard !form.holes.isEmpty, body <= end, text.holds(form.lead, at: start), text.holds(form.tail, at: end),
            fill(text, from: body)
        else { return nil }
    }

    /// As few holes are left out as can be, as in every other reading.
    private mutating func fill(_ text: Span<UInt8>, from position: Int) -> Bool {
        for leftOut in 0...form.optionalCount
        where fill(text, Place(hole: 0, position: position, isFirst: true, leftOut: leftOut)) {
            return true
        }
        return false
    }

    private mutating func fill(_ text: Span<UInt8>, _ place: Place) -> Bool {
        guard place.hole < form.holes.count else { return place.position == end && !place.isFirst }
        guard !failures.contains(place) else { return false }
        if let start = valueStart(text, place) {
            for valueEnd in valueEnds(text, place.hole, from: start)
            where isCanonical(text, place.hole, start..<valueEnd) {
                slots[place.hole] = start..<valueEnd
                let next = Place(
                    hole: place.hole + 1, position: valueEnd, isFirst: false, leftOut: place.leftOut)
                if fill(text, next) { return true }
            }
        }
        if leave(text, place) { return true }
        failures.insert(place)
        return false
    }

    private mutating func leave(_ text: Span<UInt8>, _ place: Place) -> Bool {
        guard form.optional.contains(place.hole), place.leftOut > 0 else { return false }
        slots[place.hole] = nil
        let next = Place(
            hole: place.hole + 1, position: place.position, isFirst: place.isFirst, leftOut: place.leftOut - 1)
        return fill(text, next)
    }

    /// Behind the separator, which the first value does not have.
    private func valueStart(_ text: Span<UInt8>, _ place: Place) -> Int? {
        guard !place.isFirst else { return place.position }
        let separator = form.separators[place.hole - 1]
        return text.holds(separator, at: place.position) ? place.position + separator.count : nil
    }

    /// Where a value that begins at a place may end.
    private func valueEnds(_ text: Span<UInt8>, _ hole: Int, from start: Int) -> [Int] {
        guard start < end else { return [] }
        let isLast = hole == form.holes.count - 1
        guard let separator = form.separator else {
            guard !isLast else { return [end] }
            return text.firstIndex(of: form.separators[hole], in: start..<end).map { [$0] } ?? []
        }
        if isLast, form.endsRepeated { return [end] }
        let next = text.firstIndex(of: separator, in: start..<end) ?? end
        guard form.mayHold(separatorThatStandsInside: separator.mayStandInside, in: hole) else { return [next] }
        return isLast ? [end] : (next..<end).filter { text[$0] == separator } + [end]
    }

    private func isCanonical(_ text: Span<UInt8>, _ hole: Int, _ range: Range<Int>) -> Bool {
        let shape = form.shapes[hole]
        guard form.holes[hole].isRepeated else { return shape.isCanonical(text, range, context) }
        return text.isTight(range, at: form.separator)
            && text.pieces(of: range, at: form.separator).allSatisfy { shape.isCanonical(text, $0, context) }
    }
}

extension FieldShape {
    /// Whether a value fits and is spelled in the one canonical way.
    fileprivate func isCanonical(_ text: Span<UInt8>, _ range: Range<Int>, _ context: ReadingContext) -> Bool {
        guard fit(text, range, context) == .fits else { return false }
        let spelling = self == .date ? DateReading(text, range, context).day?.dayFirst : canonical(text, range, context)
        return spelling.map { $0.utf8.count == range.count && text.holds(Array($0.utf8), at: range.lowerBound) }
            ?? false
    }
}

extension Span<UInt8> {
    /// Whether the octets from `start` are exactly these.
    fileprivate func holds(_ literal: [UInt8], at start: Int) -> Bool {
        guard start + literal.count <= count else { return false }
        for offset in 0..<literal.count where self[start + offset] != literal[offset] { return false }
        return true
    }
}
