/// A part read as runs of characters, with or without a blank between.
enum RowReading {
    static func fits(_ runs: [FieldShape.Run], _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var lengths: [Int] = []
        return fit(runs[...], text, range, &lengths)
    }

    private static func fit(
        _ runs: ArraySlice<FieldShape.Run>, _ text: Span<UInt8>, _ range: Range<Int>, _ lengths: inout [Int]
    ) -> Bool {
        guard let run = runs.first else { return range.isEmpty }
        var start = range.lowerBound
        if !lengths.isEmpty {
            while start < range.upperBound, text[start].isDroppable { start += 1 }
        }
        var end = start
        while end < range.upperBound, end - start < run.count.upperBound, run.characters.holds(text[end]) { end += 1 }
        while end - start >= run.count.lowerBound {
            lengths.append(end - start)
            if fit(runs.dropFirst(), text, end..<range.upperBound, &lengths) { return true }
            lengths.removeLast()
            guard end > start else { return false }
            end -= 1
        }
        return false
    }
}

extension FieldShape.CharacterClass {
    func holds(_ octet: UInt8) -> Bool {
        switch self {
        case .digits: octet.isDigit
        case .letters: octet.isLetter
        case .alphanumerics: octet.isAlphanumeric
        }
    }
}
