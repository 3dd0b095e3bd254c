import ShortMessage

/// Pseudonyms for days: a day of the calendar for one, and for a day that no calendar has another such.
///
/// Two digits of the year decide, so that a date, the one inside an identity number and one with a short year agree. Years
/// that two digits may or may not put into this century are not changed, only their days.
struct DatePseudonyms: Sendable {
    private let key: PseudonymKey
    private let known = PseudonymMemory<ShortDate, ShortDate>()

    init(_ key: PseudonymKey) {
        self.key = key
    }

    /// Day, month, and the last two digits of the year; each as the text has it, at most 99.
    struct ShortDate: Hashable {
        let day: Int
        let month: Int
        let year: Int
    }

    func date(_ date: ShortDate) -> ShortDate {
        known.image(of: date) { worked(out: $0) }
    }

    private func worked(out date: ShortDate) -> ShortDate {
        let kind = Kind(date)
        guard kind.isPossible else { return impossible(date) }
        let years = Self.years(around: date.year)
        let permutation = KeyedPermutation(key, "date \(years) \(kind)", radices: [31, 12, years.count])
        let image = permutation.image(of: [date.day - 1, date.month - 1, date.year - years.lowerBound]) {
            Kind(Self.short($0, years)) == kind
        }
        return Self.short(image, years)
    }

    /// The six digits of a birth date inside an identity number: a woman's day is 40 more.
    func insideIdentity(_ digits: [Int]) -> [Int] {
        let values = stride(from: 0, to: 6, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        let surplus = values[0] > 40 ? 40 : 0
        let date = ShortDate(day: values[0] - surplus, month: values[1], year: values[2])
        guard Kind(date).isPossible else {
            return KeyedPermutation(key, "no date", radices: digits.map { _ in 10 }).image(of: digits) {
                !Self.isPossible(insideIdentity: $0)
            }
        }
        let image = self.date(date)
        return [image.day + surplus, image.month, image.year].flatMap { [$0 / 10, $0 % 10] }
    }

    private static func isPossible(insideIdentity digits: [Int]) -> Bool {
        let (day, month) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        return Kind(ShortDate(day: day > 40 ? day - 40 : day, month: month, year: 0)).isPossible
    }

    private func impossible(_ date: ShortDate) -> ShortDate {
        let image = KeyedPermutation(key, "no date", radices: [100, 100, 100]).image(of: [
            date.day, date.month, date.year,
        ]) {
            !Kind(ShortDate(day: $0[0], month: $0[1], year: $0[2])).isPossible
        }
        return ShortDate(day: image[0], month: image[1], year: image[2])
    }

    private static func short(_ image: [Int], _ years: ClosedRange<Int>) -> ShortDate {
        ShortDate(day: image[0] + 1, month: image[1] + 1, year: image[2] + years.lowerBound)
    }

    /// Years that are of one century in every year of messages for a while, or a year alone.
    private static func years(around year: Int) -> ClosedRange<Int> {
        [0...5, 30...99].first { $0.contains(year) } ?? year...year
    }

    private enum Kind: Hashable {
        case ofTheCalendar, ofNoCalendar, impossible

        init(_ date: ShortDate) {
            guard (1...31).contains(date.day), (1...12).contains(date.month) else {
                self = .impossible
                return
            }
            let isOfTheCalendar = CalendarDate(year: 2000 + date.year, month: date.month, day: date.day) != nil
            self = isOfTheCalendar ? .ofTheCalendar : .ofNoCalendar
        }

        var isPossible: Bool { self != .impossible }
    }
}
