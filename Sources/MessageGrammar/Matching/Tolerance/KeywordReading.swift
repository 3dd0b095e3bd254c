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
        guard keyword.endsInWord, index < text.count, text.isAlphanumeric(at: index), !lead.isEmpty else {
            return KeywordReading(range: start..<index, repairs: repairs)
        }
        guard gluing, text[index].isDigit, firstHoleTakesDigits else { return nil }
        return KeywordReading(range: start..<index, repairs: repairs.union(.keyword))
    }
}

extension Keyword {
    /// Finds the keyword at a place with one slip in at least one of its longer words, and the other words exact.
    func nearReading(_ text: Span<UInt8>, at start: Int) -> KeywordReading? {
        var (index, slips) = (start, 0)
        for (position, word) in words.enumerated() {
            if position > 0 {
                let next = text.skipJoints(from: index)
                guard next > index else { return nil }
                index = next
            }
            // So many octets are two characters more at least, and one is what may be forgiven.
            let end = text.wordEnd(from: index, most: 4 * (word.count + 2))
            let found = text.capitals(index..<end)
            if found != word {
                guard Nearness.isNear(found, to: word) else { return nil }
                slips += 1
            }
            index = end
        }
        guard index == text.count || !text.isAlphanumeric(at: index) else { return nil }
        return slips == 0 ? nil : KeywordReading(range: start..<index, repairs: .keyword)
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
    fileprivate func skipJoints(from start: Int) -> Int {
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
