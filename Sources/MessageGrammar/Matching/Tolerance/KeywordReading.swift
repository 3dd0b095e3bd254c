/// Where a form's keyword stands in a text, and what was forgiven in it.
struct KeywordReading {
    let range: Range<Int>
    var repairs: RepairSet
}

extension Form {
    /// Finds the keyword at a place, exact or glued; between its words a separator, a dash or an underscore does for
    /// the blank.
    ///
    /// A digit may follow at once where a hole of digits does (`SALDO0801…`), and the words may stand together
    /// (`DAFTARSALDO#`), if glue is forgiven; a letter that follows at once makes another word.
    func keywordReading(_ text: Span<UInt8>, at start: Int, gluing: Bool) -> KeywordReading? {
        guard !keyword.isEmpty else { return KeywordReading(range: start..<start, repairs: []) }
        var (index, repairs) = (start, RepairSet())
        if opening.stands(in: text, at: start) { return ended(text, start..<start + opening.count, [], gluing: gluing) }
        for octet in keyword.octets {
            if octet.isJoint {
                let next = text.skipJoints(from: index)
                guard next > index || gluing else { return nil }
                if next == index { repairs.insert(.keyword) }
                if next != index + 1 || text[index] != octet, next > index { repairs.insert(.separator) }
                index = next
            } else {
                guard index < text.count, text.folded(at: index) == octet else { return nil }
                index += 1
            }
        }
        return ended(text, start..<index, repairs, gluing: gluing)
    }

    /// Nil where what follows makes another word of the keyword.
    private func ended(
        _ text: Span<UInt8>, _ range: Range<Int>, _ repairs: RepairSet, gluing: Bool
    ) -> KeywordReading? {
        let end = range.upperBound
        guard keyword.endsInWord, end < text.count, text.isAlphanumeric(at: end), !lead.isEmpty else {
            return KeywordReading(range: range, repairs: repairs)
        }
        guard gluing, text[end].isDigit, firstHoleTakesDigits else { return nil }
        return KeywordReading(range: range, repairs: repairs.union(.keyword))
    }
}

extension Span<UInt8> {
    /// Where the letters from a place on end.
    ///
    /// - Parameter most: how many octets are looked at.
    func wordEnd(from start: Int, most: Int = .max) -> Int {
        let limit = most < count - start ? start + most : count
        var end = start
        while end < limit, isLetter(at: end) { end += 1 }
        return end
    }

    /// Past whatever stands between two words of a keyword.
    func skipJoints(from start: Int) -> Int {
        var index = start
        while index < count, self[index].isJoint { index += 1 }
        return index
    }
}

extension UInt8 {
    /// What people put between the words of a keyword.
    package var isJoint: Bool {
        switch self {
        case .blank, .lineBreak, .hash, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"): true
        default: false
        }
    }
}
