import ShortMessage

/// Where numbers of persons, cards and telephones and birth dates stand in a text that no grammar explains.
///
/// Personal are seven or more digits in a row, nine or more in groups, eleven letters and digits of which nine are digits,
/// and days before 2015 or with a year of two digits, which a matcher takes for one long past.
package struct PersonalNumbers {
    private let scalars: [Unicode.Scalar]
    /// The places of what is hidden: the last four digits of a number are not.
    private(set) var hidden: [Int] = []

    private static let shown = 4
    /// No member was born since.
    static let recentYears = 2015...2099
    private static let cardLength = 11
    private static let cardDigits = 9

    init(_ scalars: [Unicode.Scalar]) {
        self.scalars = scalars
        for places in Self.cards(in: scalars) { hidden += places.dropLast(Self.shown) }
        for run in Self.runs(in: scalars) { hide(run) }
    }

    // MARK: Digits

    /// Groups of digits that belong together, in their order.
    package static func runs(in scalars: [Unicode.Scalar]) -> [DigitRun] { runs(of: groups(of: scalars), in: scalars) }

    /// Digits side by side; in a word of digits alone, letters that look like them, too.
    private static func groups(of scalars: [Unicode.Scalar]) -> [DigitRun.Group] {
        words(of: scalars).flatMap { word -> [DigitRun.Group] in
            let letters = scalars[word]
            if letters.allSatisfy({ $0.digit != nil }), letters.contains(where: \.isDecimal) {
                return [DigitRun.Group(word, in: scalars)]
            }
            return letters.split { !$0.isDecimal }.map {
                DigitRun.Group($0.startIndex..<$0.endIndex, in: scalars)
            }
        }
    }

    private static func words(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        scalars.split { !$0.isAlphanumeric }.map { $0.startIndex..<$0.endIndex }
    }

    /// Groups with nothing but blanks, brackets and marks between them.
    private static func runs(of groups: [DigitRun.Group], in scalars: [Unicode.Scalar]) -> [DigitRun] {
        var runs: [DigitRun] = []
        for group in groups {
            if let last = runs.last?.groups.last,
                case let gap = scalars[last.range.upperBound..<group.range.lowerBound], isGap(gap)
            {
                runs[runs.count - 1].append(group, gap)
            } else {
                runs.append(DigitRun(group))
            }
        }
        return runs
    }

    private static func isGap(_ gap: ArraySlice<Unicode.Scalar>) -> Bool {
        (1...3).contains(gap.count)
            && gap.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .spaceSeparator, .dashPunctuation, .openPunctuation, .closePunctuation, .format, .control: true
                default: ".·_/".unicodeScalars.contains(scalar)
                }
            }
    }

    private mutating func hide(_ run: DigitRun) {
        guard !run.groups.isEmpty, !run.isReference else { return }
        if let date = run.firstDate {
            hide(run.part(0..<date.lowerBound))
            let day = run.part(date)
            if !(day.year.map(Self.recentYears.contains) ?? false) { hide(day, keeping: 0) }
            hide(run.part(date.upperBound..<run.groups.count))
        } else if let amount = run.amount(in: scalars) {
            hide(run.part(amount..<run.groups.count))
        } else if run.isPersonal {
            hide(run, keeping: run.isDay ? 0 : Self.shown)
        }
    }

    private mutating func hide(_ run: DigitRun, keeping shown: Int) {
        hidden += run.groups.flatMap { $0.range }.dropLast(shown)
    }

    // MARK: Cards

    /// The places of cards with letters, as some old ones are; written in groups they are told by all of these together.
    package static func cards(in scalars: [Unicode.Scalar]) -> [[Int]] {
        let words = words(of: scalars)
        return words.enumerated().compactMap { index, word in
            guard !isAmount(scalars[word]) else { return nil }
            var (places, end) = (Array(word), word.upperBound)
            for next in words[(index + 1)...] where places.count < cardLength {
                guard isGap(scalars[end..<next.lowerBound]), hasDigits(scalars[next]), hasDigits(scalars[word]) else {
                    break
                }
                (places, end) = (places + next, next.upperBound)
            }
            return isCard(places.map { scalars[$0] }) ? places : nil
        }
    }

    /// `Rp12`, and its groups behind it.
    private static func isAmount(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        String(String.UnicodeScalarView(word.prefix(2))).uppercased() == "RP"
    }

    private static func hasDigits(_ word: ArraySlice<Unicode.Scalar>) -> Bool { word.contains(where: \.isDecimal) }

    /// Digits alone are found as such.
    private static func isCard(_ characters: [Unicode.Scalar]) -> Bool {
        characters.count == cardLength && characters.contains { !$0.isDecimal }
            && characters.count { $0.digit != nil } >= cardDigits && characters.contains { $0.isDecimal }
    }
}
