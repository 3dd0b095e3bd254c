/// What may stand in a recorded reply for a text that is another one every time.
///
///     hole = "{reference}" / "{number}" / "{date}" / "{amount}" / "{any}" / "..."
enum ReplyHole: String, Hashable, Sendable, CaseIterable {
    /// Letters and digits, at least one of these, perhaps with dashes and slashes.
    case reference = "{reference}"
    /// Digits, perhaps in groups.
    case number = "{number}"
    /// `31-10-2026`, `2026-10-31`, `31 Oktober 2026`, `Oktober 2026`.
    case date = "{date}"
    /// `Rp12.345.678`.
    case amount = "{amount}"
    /// At least one octet.
    case any = "{any}"
    case anyOrNothing = "..."

    /// The octets that a text has at least in a hole that takes any; nil for a hole that has a shape.
    var leastOfAny: Int? {
        switch self {
        case .any: 1
        case .anyOrNothing: 0
        case .reference, .number, .date, .amount: nil
        }
    }

    /// Where a text of the hole's shape ends that begins at a place; nil where none does.
    func end(in octets: [UInt8], from start: Int) -> Int? {
        var shape = ShapeReader(octets, at: start)
        let isFound =
            switch self {
            case .reference: shape.takeReference()
            case .number: shape.takeNumber()
            case .date: shape.takeDate()
            case .amount: shape.takeAmount()
            case .any, .anyOrNothing: false
            }
        return isFound ? shape.place : nil
    }
}

/// Reads values of a shape from the front of some octets.
private struct ShapeReader {
    private let octets: [UInt8]
    private(set) var place: Int

    init(_ octets: [UInt8], at place: Int) {
        (self.octets, self.place) = (octets, place)
    }

    mutating func takeReference() -> Bool {
        let start = place
        while place < octets.count, octets[place].isWordPart || octets[place] == UInt8(ascii: "/") { place += 1 }
        while place > start, !octets[place - 1].isDigit, !octets[place - 1].isLetter { place -= 1 }
        return octets[start..<place].contains(where: \.isDigit)
    }

    mutating func takeNumber() -> Bool {
        _ = take("+") || take("-")
        guard count(\.isDigit) > 0 else { return false }
        while place + 1 < octets.count, ".,".utf8.contains(octets[place]), octets[place + 1].isDigit {
            place += 1
            _ = count(\.isDigit)
        }
        return true
    }

    mutating func takeAmount() -> Bool {
        let start = place
        let currency = count(\.isLetter)
        guard currency == 0 || ["rp", "idr"].contains(word(from: start)) else { return false }
        if currency > 0 {
            _ = take(".")
            _ = take(" ")
        }
        return takeNumber()
    }

    mutating func takeDate() -> Bool {
        let first = count(\.isDigit)
        guard first > 0 else { return takeMonthAndYear() }
        if take(" ") { return first <= 2 && takeMonthAndYear() }
        guard let separator = "-/.".utf8.first(where: { place < octets.count && octets[place] == $0 }) else {
            return false
        }
        place += 1
        let second = count(\.isDigit)
        let month = second > 0 ? second : count(\.isLetter)
        guard month > 0, place < octets.count, octets[place] == separator else { return false }
        place += 1
        let third = count(\.isDigit)
        return first == 4 ? third == 1 || third == 2 : first <= 2 && (third == 2 || third == 4)
    }

    private mutating func takeMonthAndYear() -> Bool {
        count(\.isLetter) >= 3 && take(" ") && count(\.isDigit) == 4
    }

    private mutating func count(_ isPart: (UInt8) -> Bool) -> Int {
        let start = place
        while place < octets.count, isPart(octets[place]) { place += 1 }
        return place - start
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard place < octets.count, octets[place] == UInt8(ascii: scalar) else { return false }
        place += 1
        return true
    }

    private func word(from start: Int) -> String {
        String(decoding: octets[start..<place].map { $0 | 0x20 }, as: UTF8.self)
    }
}
