/// A text after step 1 of tolerance: characters folded to what a form is written in, markers and quotes gone.
///
/// Line breaks stay (`\n`), since one can be a separator and what follows one can be a signature; there is never
/// more than one blank or line break in a row, and none at either end.
struct NormalisedText {
    private(set) var octets: [UInt8] = []
    /// For each octet where its character begins in the original, and one more for the end.
    private(set) var origin: [Int] = []
    private(set) var repairs: RepairSet = []

    init(_ text: String) {
        var offset = 0
        for scalar in text.unicodeScalars {
            append(scalar, from: offset)
            offset += scalar.utf8.count
        }
        origin.append(offset)
        replaceMarkers()
        trim()
        if octets.count != text.utf8.count || !octets.elementsEqual(text.utf8) { repairs.insert(.characters) }
    }

    /// With blanks for line breaks; the same places.
    var flat: [UInt8] { octets.map { $0 == .lineBreak ? .blank : $0 } }

    /// The place in the original of a range here; what was dropped behind it does not count.
    func span(_ range: Range<Int>) -> Range<Int> {
        let start = origin[range.lowerBound]
        return start..<(range.isEmpty ? start : origin[range.upperBound - 1] + lengths[range.upperBound - 1])
    }

    /// The octets that each octet's character takes in the original.
    private var lengths: [Int] = []

    private mutating func append(_ scalar: Unicode.Scalar, from offset: Int) {
        let length = scalar.utf8.count
        if scalar == "\u{FFFD}" { repairs.insert(.encoding) }
        guard let folded = scalar.foldedForForms else { return }
        if folded == " " || folded == "\n" {
            append(blank: folded == "\n" ? .lineBreak : .blank, from: offset, length)
        } else {
            for octet in Array(String(folded).utf8) { push(octet, offset, length) }
        }
    }

    private mutating func append(blank: UInt8, from offset: Int, _ length: Int) {
        if let last = octets.last, last.isBlank {
            if blank == .lineBreak { octets[octets.count - 1] = .lineBreak }
        } else {
            push(blank, offset, length)
        }
    }

    private mutating func push(_ octet: UInt8, _ offset: Int, _ length: Int) {
        octets.append(octet)
        origin.append(offset)
        lengths.append(length)
    }

    private mutating func remove(_ range: Range<Int>) {
        octets.removeSubrange(range)
        origin.removeSubrange(range)
        lengths.removeSubrange(range)
    }

    /// `(spasi)`, `<spasi>` and `[spasi]`, as posters print them, are blanks.
    private mutating func replaceMarkers() {
        var index = 0
        while index < octets.count {
            if let end = markerEnd(at: index) {
                var range = index..<end
                if index > 0, octets[index - 1].isBlank { range = index - 1..<range.upperBound }
                if end < octets.count, octets[end].isBlank { range = range.lowerBound..<end + 1 }
                octets[range.lowerBound] = .blank
                remove(range.lowerBound + 1..<range.upperBound)
                index = range.lowerBound
            }
            index += 1
        }
    }

    private func markerEnd(at start: Int) -> Int? {
        guard let close = Self.brackets[octets[start]] else { return nil }
        var index = start + 1
        while index < octets.count, octets[index].isBlank { index += 1 }
        guard octets.span.matches(Array("SPASI".utf8), at: index) else { return nil }
        index += 5
        while index < octets.count, octets[index].isBlank { index += 1 }
        return index < octets.count && octets[index] == close ? index + 1 : nil
    }

    private static let brackets: [UInt8: UInt8] = [
        UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "<"): UInt8(ascii: ">"),
        UInt8(ascii: "["): UInt8(ascii: "]"),
    ]

    /// Drops blanks and quotes at both ends, and one full stop at the end.
    private mutating func trim() {
        var (lower, upper, hasStop) = (0, octets.count, true)
        while lower < upper, octets[lower].isBlank || octets[lower].isQuote { lower += 1 }
        while lower < upper {
            if octets[upper - 1] == UInt8(ascii: "."), hasStop {
                hasStop = false
            } else if !octets[upper - 1].isBlank, !octets[upper - 1].isQuote {
                break
            }
            upper -= 1
        }
        remove(upper..<octets.count)
        remove(0..<lower)
    }
}

extension UInt8 {
    fileprivate var isQuote: Bool {
        self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
    }
}

extension Unicode.Scalar {
    /// The character that stands for this one in a form, or nil where none does.
    fileprivate var foldedForForms: Unicode.Scalar? {
        switch value {
        case 0x20..<0x7F: self
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: "\n"
        case 0x09, 0xA0, 0x3000: " "
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
        case 0x0660...0x0669: Unicode.Scalar(value - 0x0660 + 0x30)
        case 0x06F0...0x06F9: Unicode.Scalar(value - 0x06F0 + 0x30)
        case 0x2010...0x2015, 0x2212: "-"
        case 0x2018...0x201B, 0x2032, 0xB4: "'"
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: "\""
        case 0xFFFD: nil
        default: foldedByCategory
        }
    }

    private var foldedByCategory: Unicode.Scalar? {
        switch properties.generalCategory {
        case .spaceSeparator: " "
        case .control, .format, .unassigned, .privateUse, .surrogate: nil
        default: self
        }
    }
}
