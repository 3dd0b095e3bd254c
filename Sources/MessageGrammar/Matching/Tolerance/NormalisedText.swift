/// A text after step 1 of tolerance: characters folded to what a form is written in, markers, quotes and the poster's
/// words round it gone.
///
/// Line breaks stay (`\n`), since one can be a separator and what follows one can be a signature; there is never
/// more than one blank or line break in a row, and none at either end.
struct NormalisedText {
    private(set) var octets: [UInt8] = []
    private(set) var repairs: RepairSet = []
    /// Whether `span(_:)` is going to be asked; a reading that is only taken needs no places.
    private let keepsPlaces: Bool
    /// For each octet where its character begins in the original, and one more for the end.
    private var origin: [Int] = []
    /// The octets that each octet's character takes in the original.
    private var lengths: [Int] = []

    init(_ text: String, _ poster: Poster, keepsPlaces: Bool = true) {
        self.keepsPlaces = keepsPlaces
        let utf8 = text.utf8
        read(utf8.span)
        dropSignature()
        replaceMarkers()
        trim()
        dropPoster(poster)
        if octets.count != utf8.count || !octets.span.isEqual(to: utf8.span) { repairs.insert(.characters) }
    }

    /// With blanks for line breaks; the same places.
    var flat: [UInt8] {
        octets.contains(.lineBreak) ? octets.map { $0 == .lineBreak ? .blank : $0 } : octets
    }

    /// The place in the original of a range here; what was dropped behind it does not count.
    func span(_ range: Range<Int>) -> Range<Int> {
        let start = origin[range.lowerBound]
        return start..<(range.isEmpty ? start : origin[range.upperBound - 1] + lengths[range.upperBound - 1])
    }

    private mutating func read(_ text: Span<UInt8>) {
        octets.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            let start = offset
            if text[start] > .blank, text[start] < 0x7F {
                offset += 1
                push(text[start], start, 1)
            } else {
                let scalar = text.scalar(at: &offset)
                append(scalar, from: start, offset - start)
            }
        }
        if keepsPlaces { origin.append(offset) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, from offset: Int, _ length: Int) {
        if scalar == "\u{FFFD}" { repairs.insert(.encoding) }
        guard let folded = scalar.foldedForForms else { return }
        if folded == " " || folded == "\n" {
            append(blank: folded == "\n" ? .lineBreak : .blank, from: offset, length)
        } else {
            for octet in String(folded).utf8 { push(octet, offset, length) }
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
        guard keepsPlaces else { return }
        origin.append(offset)
        lengths.append(length)
    }

    private mutating func remove(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        octets.removeSubrange(range)
        guard keepsPlaces else { return }
        origin.removeSubrange(range)
        lengths.removeSubrange(range)
    }

    private mutating func keep(_ range: Range<Int>) {
        remove(range.upperBound..<octets.count)
        remove(0..<range.lowerBound)
    }

    /// What follows a line of dashes, as mail programs put it before a signature.
    private mutating func dropSignature() {
        guard let end = octets.span.signatureLine else { return }
        remove(end..<octets.count)
        repairs.insert(.trailing)
    }

    /// `(spasi)`, `<spasi>` and `[spasi]`, as posters print them, are blanks.
    private mutating func replaceMarkers() {
        guard octets.contains(where: { $0.closingBracket != nil }) else { return }
        var index = 0
        while index < octets.count {
            if let end = octets.span.markerEnd(at: index) {
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

    /// Drops blanks and quotes at both ends, and one full stop at the end.
    private mutating func trim() {
        keep(octets.span.withoutQuotes)
    }

    private mutating func dropPoster(_ poster: Poster) {
        let message = poster.message(in: octets.span)
        guard message != octets.indices else { return }
        keep(message)
        trim()
        repairs.insert(.poster)
    }
}

extension Span<UInt8> {
    /// Whether step 1 leaves the text as it is, so that it may be read where it stands.
    func isNormalised(_ poster: Poster) -> Bool {
        guard count > 0, withoutQuotes == 0..<count, poster.message(in: self) == 0..<count else { return false }
        var last = UInt8(0)
        for index in 0..<count {
            let octet = self[index]
            guard octet >= .blank, octet < 0x7F, octet != .blank || last != .blank, octet.closingBracket == nil
            else { return false }
            last = octet
        }
        return true
    }

    func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// The text without blanks and quotes at its ends, and without one full stop at the end.
    fileprivate var withoutQuotes: Range<Int> {
        var (lower, upper, hasStop) = (0, count, true)
        while lower < upper, self[lower].isBlank || self[lower].isQuote { lower += 1 }
        while lower < upper {
            if self[upper - 1] == UInt8(ascii: "."), hasStop {
                hasStop = false
            } else if !self[upper - 1].isBlank, !self[upper - 1].isQuote {
                break
            }
            upper -= 1
        }
        return lower..<upper
    }

    /// Where the line break stands before a line of two or more dashes or underscores; nil where the text begins so.
    fileprivate var signatureLine: Int? {
        for index in 0..<count where self[index] == .lineBreak && index > 0 {
            let end = skip(from: index + 1) { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
            if end > index + 2, end == count || self[end] == .lineBreak { return index }
        }
        return nil
    }

    /// Where a marker that begins at a place ends.
    fileprivate func markerEnd(at start: Int) -> Int? {
        guard let close = self[start].closingBracket else { return nil }
        var index = skip(from: start + 1, while: \.isBlank)
        guard matches(Array("SPASI".utf8), at: index) else { return nil }
        index = skip(from: index + 5, while: \.isBlank)
        return index < count && self[index] == close ? index + 1 : nil
    }
}

extension UInt8 {
    var isQuote: Bool {
        self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") || self == UInt8(ascii: "`")
    }

    fileprivate var closingBracket: UInt8? {
        switch self {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "<"): UInt8(ascii: ">")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
    }
}
