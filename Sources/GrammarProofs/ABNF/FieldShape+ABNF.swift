import MessageGrammar

extension FieldShape {
    /// The canonical spellings of a value of this shape.
    ///
    /// - Parameter isTight: whether a blank or a line break may stand at neither end, as in a repeated hole.
    func canonicalSpellings(isTight: Bool) -> ABNFValue {
        switch self {
        case .digits(let count): ABNFValue(.times(count, .scalar(.digits)))
        case .alphanumerics(let count, let digits): .alphanumerics(count, digits: digits)
        case .letters(let count): .letters(count)
        case .word(let count): ABNFValue(.times(count, .scalar(.any.subtracting(.blanks))))
        case .text(let count): ABNFValue(isTight ? Self.tightText(count) : .times(count, .scalar(.any)))
        case .date: ABNFValue(.date)
        case .month: ABNFValue(.sequence([.year, .literal("-"), .months(1...12)]))
        case .amount: ABNFValue(.choice([.literal("0"), .scalars("123456789").then(.times(0...11, .scalar(.digits)))]))
        case .number: ABNFValue(.sequence([.number, .literal(".").then(.number).optional]))
        case .email: ABNFValue(.email)
        case .phone: ABNFValue(.sequence([.literal("+"), .scalars("123456789"), .times(7...14, .scalar(.digits))]))
        case .choice(let words): ABNFValue(.choice(Self.canonical(words).map(ABNFElement.literal)))
        case .row(let runs): ABNFValue(Self.row(runs))
        }
    }

    private static func tightText(_ count: ClosedRange<Int>) -> ABNFElement {
        let edge = ABNFElement.scalar(.any.subtracting(.blanks))
        let inner = max(0, count.lowerBound - 2)...max(0, count.upperBound - 2)
        return .choice([
            count.lowerBound == 1 ? edge : .nothing,
            count.upperBound > 1 ? .sequence([edge, .times(inner, .scalar(.any)), edge]) : .nothing,
        ])
    }

    /// Runs in capitals with nothing between, at least one character in all.
    private static func row(_ runs: [Run]) -> ABNFElement {
        let elements = runs.map { run in ABNFElement.times(run.count, .scalar(run.characters.capitals)) }
        guard runs.allSatisfy({ $0.count.lowerBound == 0 }) else { return .sequence(elements) }
        return .choice(
            runs.indices.map { first in
                guard runs[first].count.upperBound > 0 else { return .nothing }
                let run = ABNFElement.times(1...runs[first].count.upperBound, .scalar(runs[first].characters.capitals))
                return .sequence([run] + elements[(first + 1)...])
            })
    }
}

extension FieldShape.CharacterClass {
    fileprivate var capitals: ScalarSet {
        switch self {
        case .digits: .digits
        case .letters: .capitals
        case .alphanumerics: .digits.union(.capitals)
        }
    }
}

extension ScalarSet {
    /// What parts words.
    static let blanks = ScalarSet(" \n")
}

extension ABNFElement {
    fileprivate static let number = ABNFElement.times(1, nil, .scalar(.digits))

    fileprivate static let email: ABNFElement = {
        let mark = ScalarSet(".-_+'")
        let inside = ABNFElement.times(0, nil, .scalar(.alphanumerics.union(mark)))
        let ending = ScalarSet.alphanumerics.union(mark.subtracting(ScalarSet(".")))
        return .sequence([
            .scalar(.alphanumerics), inside, .literal("@"), .scalar(.alphanumerics), inside, .literal("."),
            .times(2, nil, .scalar(ending)),
        ])
    }()

    /// DD-MM-YYYY, days that the calendar has.
    fileprivate static let date: ABNFElement = {
        let long = ABNFElement.literal("31-").then(longMonths)
        let thirty = ABNFElement.sequence([days(29...30), .literal("-"), notFebruary])
        let all = ABNFElement.sequence([days(1...28), .literal("-"), months(1...12)])
        let leapDay = ABNFElement.literal("29-02-").then(leapYear)
        return .choice([.sequence([.choice([all, thirty, long]), .literal("-"), year]), leapDay])
    }()

    /// 01 to 28, say, of two digits each.
    private static func days(_ range: ClosedRange<Int>) -> ABNFElement { twoDigits(Array(range)) }

    fileprivate static func months(_ range: ClosedRange<Int>) -> ABNFElement { twoDigits(Array(range)) }

    private static let notFebruary = twoDigits([1] + Array(3...12))
    private static let longMonths = twoDigits([1, 3, 5, 7, 8, 10, 12])

    private static func twoDigits(_ numbers: [Int]) -> ABNFElement {
        let tens = Dictionary(grouping: numbers) { $0 / 10 }.sorted { $0.key < $1.key }
        return .choice(
            tens.map { tens, numbers in
                .literal("\(tens)").then(.scalars(numbers.map { "\($0 % 10)" }.joined()))
            })
    }

    /// 0001 to 9999.
    fileprivate static let year: ABNFElement = {
        let more = ABNFElement.scalars("123456789")
        return .choice(
            (0...3).map { zeros in
                .sequence([
                    .literal(String(repeating: "0", count: zeros)), more,
                    .times(3 - zeros...3 - zeros, .scalar(.digits)),
                ])
            })
    }()

    private static let leapYear: ABNFElement = {
        let four = ABNFElement.choice([
            .literal("0").then(.scalars("48")), .scalars("2468").then(.scalars("048")),
            .scalars("13579").then(.scalars("26")),
        ])
        return .choice([.times(2...2, .scalar(.digits)).then(four), four.then(.literal("00"))])
    }()
}
