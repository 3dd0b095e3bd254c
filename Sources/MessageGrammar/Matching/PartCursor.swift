/// Cuts a text at a separator, part after part; it holds places alone, and is shown the text at each step.
struct PartCursor {
    private let separator: OctetWord
    private let end: Int
    /// Where the next part begins; behind the end once there is none.
    private var start: Int
    /// Where the word begins whose separators are known.
    private var wordStart: Int
    /// Those separators of the word that are still ahead.
    private var places = OctetPlaces.none

    init(_ body: Range<Int>, cutAt separator: UInt8) {
        self.separator = OctetWord(repeating: separator)
        (start, end) = (body.lowerBound, body.upperBound)
        wordStart = body.lowerBound - OctetWord.count
    }

    /// What is not cut yet, or nil behind the last part.
    var rest: Range<Int>? { start <= end ? start..<end : nil }

    /// The next part, which may be empty, or nil behind the last one.
    mutating func next(in text: Span<UInt8>) -> Range<Int>? {
        guard start <= end else { return nil }
        let part = start..<nextSeparator(in: text)
        start = part.upperBound + 1
        return part
    }

    /// Where the next separator stands, or the end.
    private mutating func nextSeparator(in text: Span<UInt8>) -> Int {
        while true {
            if let place = places.next() { return min(wordStart + place, end) }
            wordStart += OctetWord.count
            guard wordStart < end else { return end }
            places = text.word(at: wordStart).places(equalTo: separator)
        }
    }
}
