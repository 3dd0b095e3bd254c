/// A day as digits, and the spelling in which it stands.
struct SpelledDate {
    let short: DatePseudonyms.ShortDate
    /// The first two digits of a year of four.
    private let century: [Int]
    private let lengths: [Int]
    private let order: Order

    private enum Order {
        case dayFirst, yearFirst
    }

    /// Reads groups as `DateReading` does; nil for what is no day in form.
    init?(_ groups: [[Int]]) {
        lengths = groups.map(\.count)
        switch lengths {
        case [6], [8]:
            let digits = groups[0]
            (order, century) = (.dayFirst, Array(digits[4..<digits.count - 2]))
            short = Self.short(Array(digits[0..<2]), Array(digits[2..<4]), Array(digits.suffix(2)))
        case _ where lengths.count == 3 && lengths[0] == 4 && Self.areShort(lengths[1...]):
            (order, century) = (.yearFirst, Array(groups[0].prefix(2)))
            short = Self.short(groups[2], groups[1], Array(groups[0].suffix(2)))
        case _ where lengths.count == 3 && Self.areShort(lengths[..<2]) && [2, 4].contains(lengths[2]):
            (order, century) = (.dayFirst, Array(groups[2].dropLast(2)))
            short = Self.short(groups[0], groups[1], Array(groups[2].suffix(2)))
        default: return nil
        }
    }

    private static func areShort(_ lengths: ArraySlice<Int>) -> Bool { lengths.allSatisfy { (1...2).contains($0) } }

    private static func short(_ day: [Int], _ month: [Int], _ year: [Int]) -> DatePseudonyms.ShortDate {
        let values = [day, month, year].map { $0.reduce(0) { $0 * 10 + $1 } }
        return DatePseudonyms.ShortDate(day: values[0], month: values[1], year: values[2])
    }

    /// Another day in the same spelling: groups that may have a digit more.
    func spelled(_ date: DatePseudonyms.ShortDate) -> [[Int]] {
        let year = century + Self.digits(date.year, least: 2)
        guard lengths.count == 3 else {
            return [Self.digits(date.day, least: 2) + Self.digits(date.month, least: 2) + year]
        }
        let day = Self.digits(date.day, least: lengths[order == .dayFirst ? 0 : 2])
        let month = Self.digits(date.month, least: lengths[1])
        return order == .dayFirst ? [day, month, year] : [year, month, day]
    }

    private static func digits(_ value: Int, least: Int) -> [Int] {
        value > 9 || least > 1 ? [value / 10, value % 10] : [value]
    }
}
