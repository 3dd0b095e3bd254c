extension FieldShape {
    /// Which spellings of a value a pattern describes.
    package enum Spelling: Sendable {
        /// All that fit as they stand: blanks and look-alikes inside numbers are not forgiven.
        case accepted
        /// The one that `Match` gives, dates as DD-MM-YYYY.
        case canonical
    }

    /// What values of the shape look like.
    package func pattern(_ spelling: Spelling) -> ShapePattern {
        let isCanonical = spelling == .canonical
        return switch self {
        case .digits(let count): .times(count, .digit)
        case .letters(let count):
            .counted(
                ShapePattern.Count(
                    range: count, others: ScalarSet(isCanonical ? ".,'-" : " .,'-_"), least: 1,
                    telling: .nameLetters, isParted: isCanonical))
        case .alphanumerics(let count, let digits):
            .counted(
                ShapePattern.Count(
                    range: count, others: isCanonical ? .capitals : .letters, least: digits, telling: .digits,
                    isParted: false))
        case .word(let count): .times(count, .characters(.any.subtracting(.blanks)))
        case .text(let count): .times(count, .characters(.any))
        case .date: isCanonical ? .canonicalDate : .date
        case .month: isCanonical ? .canonicalMonth : .month
        case .amount(let range): isCanonical ? .canonicalAmount(range) : .amount(range)
        case .number: .number(point: isCanonical ? .literal(".") : .any(of: ",."))
        case .email: .email
        case .phone: isCanonical ? .canonicalPhone : .phone
        case .choice(let words): .choice(Self.canonical(words).map { .literal($0) })
        case .row(let runs): isCanonical ? .canonicalRow(runs) : .row(runs)
        }
    }
}

extension FieldShape.CharacterClass {
    package var characters: ScalarSet {
        switch self {
        case .digits: .digits
        case .letters: .letters
        case .alphanumerics: .alphanumerics
        }
    }

    var capitals: ScalarSet {
        switch self {
        case .digits: .digits
        case .letters: .capitals
        case .alphanumerics: .digits.union(.capitals)
        }
    }
}

extension ShapePattern {
    private static let digits = digit.repeated
    private static let notZero = any(of: "123456789")

    fileprivate static func number(point: ShapePattern) -> ShapePattern {
        digits.then(point.then(digits).optional)
    }

    fileprivate static let email: ShapePattern = {
        let mark = ScalarSet(".-_+'")
        let first = characters(.alphanumerics)
        let inside = characters(.alphanumerics.union(mark)).starred
        let ending = characters(.alphanumerics.union(mark).subtracting(ScalarSet(".")))
        return first.then(inside, .literal("@"), first, inside, .literal("."), .times(2, nil, ending))
    }()

    fileprivate static let canonicalPhone = literal("+").then(notZero, .times(7...14, .digit))

    fileprivate static let phone: ShapePattern = {
        let dashes = any(of: "-").starred
        func number(_ first: ShapePattern, _ more: ClosedRange<Int>) -> ShapePattern {
            dashes.then(first, .times(more, dashes.then(.digit)), dashes)
        }
        return .choice([any(of: "+").optional.then(number(notZero, 7...14)), number(any(of: "0"), 6...13)])
    }()

    fileprivate static func row(_ runs: [FieldShape.Run]) -> ShapePattern {
        let gap = any(of: " -").starred
        return .sequence(
            runs.enumerated().flatMap { place, run in
                (place == 0 ? [] : [gap]) + [.times(run.count, .characters(run.characters.characters))]
            })
    }

    /// Runs in capitals with nothing between.
    static func capitals(_ runs: some Sequence<FieldShape.Run>) -> ShapePattern {
        .sequence(runs.map { .times($0.count, .characters($0.characters.capitals)) })
    }

    /// The same with at least one character in all.
    fileprivate static func canonicalRow(_ runs: [FieldShape.Run]) -> ShapePattern {
        guard runs.allSatisfy({ $0.count.lowerBound == 0 }) else { return capitals(runs) }
        return .choice(
            runs.indices.filter { runs[$0].count.upperBound > 0 }.map { first in
                let run = FieldShape.Run(runs[first].characters, 1...runs[first].count.upperBound)
                return capitals([run] + runs[(first + 1)...])
            })
    }
}
