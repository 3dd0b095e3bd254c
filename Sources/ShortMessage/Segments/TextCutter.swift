/// Finds the places where a text is cut into segments.
///
/// Works on an array of the text's characters (Unicode scalars), which are what may not be cut: in every encoding one
/// is an escape pair, a surrogate pair or a unit.
struct TextCutter {
    private let text: String
    private let scalars: [Unicode.Scalar]
    private let content: UserData.Content
    /// Units before each scalar, and of the whole text at the end.
    private let starts: [Int]

    init(_ text: String, in encoding: TextEncoding) throws(SegmentationError) {
        do {
            content = try encoding.content(of: text)
        } catch {
            throw .unencodable(error)
        }
        self.text = text
        scalars = Array(text.unicodeScalars)
        let widths = UnitWidths(encoding)
        var starts = [0]
        starts.reserveCapacity(scalars.count + 1)
        for scalar in scalars { starts.append(starts[starts.count - 1] + (widths[scalar] ?? 0)) }
        self.starts = starts
    }

    /// The ends of the segments, in scalars.
    ///
    /// - Parameter capacity: at least two units, so that every character fits.
    func cuts(_ capacity: SegmentCapacity, _ cutting: SegmentedText.Cutting) -> [Int] {
        if starts[scalars.count] <= capacity.single { return [scalars.count] }
        let farthest = farthestEnds(capacity: capacity.concatenated)
        let needed = segmentsNeeded(farthest)
        let isBoundary = cutting == .aroundGraphemes ? graphemeBoundaries() : nil
        var cuts: [Int] = []
        var start = 0
        while start < scalars.count {
            let end = farthest[start]
            let kept = isBoundary.flatMap { boundary in (start + 1...end).last { boundary[$0] } } ?? end
            start = needed[kept] < needed[start] ? kept : end
            cuts.append(start)
        }
        return cuts
    }

    /// For each scalar the farthest end of a segment that begins with it.
    private func farthestEnds(capacity: Int) -> [Int] {
        var end = 0
        return scalars.indices.map { start in
            while end < scalars.count, starts[end + 1] - starts[start] <= capacity { end += 1 }
            return end
        }
    }

    /// For each scalar, and for the end, how many segments the rest takes at least.
    private func segmentsNeeded(_ farthest: [Int]) -> [Int] {
        var needed = [Int](repeating: 0, count: scalars.count + 1)
        for start in scalars.indices.reversed() { needed[start] = 1 + needed[farthest[start]] }
        return needed
    }

    private func graphemeBoundaries() -> [Bool] {
        var isBoundary = [Bool](repeating: false, count: scalars.count + 1)
        var offset = 0
        for character in text {
            isBoundary[offset] = true
            offset += character.unicodeScalars.count
        }
        isBoundary[offset] = true
        return isBoundary
    }

    /// The segments that end at these places.
    func segments(_ cuts: [Int]) -> [SegmentedText.Segment] {
        var rest = text.unicodeScalars[...]
        return zip([0] + cuts, cuts).map { start, end in
            let place = rest.index(rest.startIndex, offsetBy: end - start)
            defer { rest = rest[place...] }
            return SegmentedText.Segment(
                text: String(rest[..<place]), offset: start, content: content.units(starts[start]..<starts[end]))
        }
    }
}
