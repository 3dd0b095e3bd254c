/// The references in a text: six digits of a day, a dash, and a count of six or more digits, as in `261121-000001`.
enum References {
    private static let dash = UInt8(ascii: "-")

    /// Where they stand, in order.
    static func ranges(in octets: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var next = 0
        while let place = octets[next...].firstIndex(of: dash) {
            if let range = range(around: place, in: octets) { ranges.append(range) }
            next = place + 1
        }
        return ranges
    }

    /// Where a reference ends that begins at a place; nil where none does.
    static func end(in octets: [UInt8], from start: Int) -> Int? {
        guard start + 6 < octets.count, octets[start + 6] == dash else { return nil }
        return range(around: start + 6, in: octets)?.upperBound
    }

    static func texts(in octets: [UInt8]) -> [String] {
        ranges(in: octets).map { String(decoding: octets[$0], as: UTF8.self) }
    }

    private static func range(around place: Int, in octets: [UInt8]) -> Range<Int>? {
        let start = place - 6
        guard start >= 0, octets[start..<place].allSatisfy(\.isDigit), start == 0 || !octets[start - 1].isWordPart
        else {
            return nil
        }
        let end = octets[(place + 1)...].firstIndex { !$0.isWordPart } ?? octets.count
        let count = octets[(place + 1)..<end]
        return count.count >= 6 && count.allSatisfy(\.isDigit) ? start..<end : nil
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
    /// A letter or a digit of ASCII, or a dash between them.
    var isWordPart: Bool { isDigit || isLetter || self == UInt8(ascii: "-") }
}
