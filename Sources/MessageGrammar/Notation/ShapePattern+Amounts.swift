extension ShapePattern {
    private static let notZero = any(of: "123456789")

    /// Digits alone, without zeros before them.
    static func canonicalAmount(_ range: ClosedRange<Int64>) -> ShapePattern {
        guard range != FieldShape.amounts else {
            return choice([.literal("0"), notZero.then(.times(0...11, .digit))])
        }
        return choice(DigitRow.all(of: range).map { .sequence($0.digits.map(ShapePattern.characters)) })
    }

    /// With `Rp`, marks between groups, zeros before it and what stands for no cents behind it.
    static func amount(_ range: ClosedRange<Int64>) -> ShapePattern {
        let currency = literal("RP").then(any(of: ".").optional)
        let ending = choice([",-", ",00", ".-"].map { .literal($0) })
        let blanks = any(of: " ").starred
        let digits = range == FieldShape.amounts ? anyAmount : choice(DigitRow.all(of: range).flatMap(\.spellings))
        return currency.optional.then(blanks, digits, ending.optional, blanks)
    }

    private static let anyAmount: ShapePattern = {
        func grouped(_ mark: String) -> ShapePattern {
            let (mark, zero) = (any(of: mark), any(of: "0"))
            let leading = ShapePattern.times(1...3, zero).then(mark.then(.times(3...3, zero)).starred, mark)
            let group = mark.then(.times(3...3, .digit))
            let one = ShapePattern.times(1...3, .digit).then(.times(1...3, group))
            return .choice([one, leading.then(.times(3...3, .digit), .times(0...3, group))])
        }
        let plain = any(of: "0").starred.then(.times(1...12, .digit))
        return choice([plain, grouped("."), grouped(",")])
    }()
}

/// Numbers of one length, as the digits that may stand in each place.
private struct DigitRow {
    let digits: [ScalarSet]

    /// Rows that have the numbers of a range between them, each number once.
    static func all(of range: ClosedRange<Int64>) -> [DigitRow] {
        let (shortest, longest) = ("\(range.lowerBound)".utf8.count, "\(range.upperBound)".utf8.count)
        return (shortest...longest).flatMap { length -> [DigitRow] in
            let least = length == shortest ? Array("\(range.lowerBound)".utf8) : one(length)
            let most = length == longest ? Array("\(range.upperBound)".utf8) : nines(length)
            return rows(least[...], most[...]).map(DigitRow.init)
        }
    }

    private static func one(_ length: Int) -> [UInt8] {
        [UInt8(ascii: "1")] + Array(repeating: UInt8(ascii: "0"), count: length - 1)
    }

    private static func nines(_ length: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "9"), count: length)
    }

    /// What begins with the same digit goes on from there; between the first digits of both ends all may follow.
    private static func rows(_ least: ArraySlice<UInt8>, _ most: ArraySlice<UInt8>) -> [[ScalarSet]] {
        guard let first = least.first, let last = most.first else { return [[]] }
        let (lower, upper) = (least.dropFirst(), most.dropFirst())
        if first == last { return rows(lower, upper).map { [digits(first...last)] + $0 } }
        let isWholeBelow = lower.allSatisfy { $0 == UInt8(ascii: "0") }
        let isWholeAbove = upper.allSatisfy { $0 == UInt8(ascii: "9") }
        let whole = (isWholeBelow ? first : first + 1, isWholeAbove ? last : last - 1)
        let any = Array(repeating: ScalarSet.digits, count: lower.count)
        let below = isWholeBelow ? [] : rows(lower, nines(lower.count)[...]).map { [digits(first...first)] + $0 }
        let above = isWholeAbove ? [] : rows(zeros(upper.count)[...], upper).map { [digits(last...last)] + $0 }
        return below + (whole.0 <= whole.1 ? [[digits(whole.0...whole.1)] + any] : []) + above
    }

    private static func zeros(_ length: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "0"), count: length)
    }

    private static func digits(_ range: ClosedRange<UInt8>) -> ScalarSet {
        ScalarSet([UInt32(range.lowerBound)...UInt32(range.upperBound)])
    }

    /// With any number of zeros before it, plain and in groups.
    var spellings: [ShapePattern] {
        let zero = ScalarSet("0")
        let plain = ShapePattern.characters(zero).starred.then(.sequence(digits.map(ShapePattern.characters)))
        let whole = (digits.count + 2) / 3 * 3
        let padded = (max(4, digits.count)..<max(4, whole + 1)).map { length in
            Array(repeating: zero, count: length - digits.count) + digits
        }
        let full = Array(repeating: zero, count: whole - digits.count) + digits
        return [plain]
            + [".", ","].flatMap { mark in
                padded.map { Self.grouped($0, mark) } + [Self.zeroGroups(mark).then(Self.grouped(full, mark))]
            }
    }

    /// Zeros in groups, the first of which may be short, and the mark behind them.
    private static func zeroGroups(_ mark: String) -> ShapePattern {
        let (zero, mark) = (ShapePattern.any(of: "0"), ShapePattern.any(of: mark))
        return ShapePattern.times(1...3, zero).then(mark.then(.times(3...3, zero)).starred, mark)
    }

    /// A mark before each three digits but the first.
    private static func grouped(_ digits: [ScalarSet], _ mark: String) -> ShapePattern {
        .sequence(
            digits.enumerated().flatMap { place, set -> [ShapePattern] in
                let isOfGroup = place > 0 && (digits.count - place) % 3 == 0
                return (isOfGroup ? [.any(of: mark)] : []) + [.characters(set)]
            })
    }
}
