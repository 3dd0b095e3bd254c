/// A day of the Gregorian calendar, as a number of days since 1 January 1970.
///
/// It stands beside `Timestamp` because the clock, the grammar and the ledger all speak of days.
public struct CalendarDate: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01; earlier days are negative.
    public let dayNumber: Int

    /// Any day; the year need not have four digits.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// The day with these numbers, or nil where the calendar has none: 31 April, 29 February 2023.
    ///
    /// Years 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        dayNumber = Self.dayNumber(year: year, month: month, day: day)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        left.dayNumber < right.dayNumber
    }

    /// Year, month 1...12 and day 1...31.
    public var components: (year: Int, month: Int, day: Int) {
        // Days are counted from 1 March of year 0, so that a leap day ends its year.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The year of the Gregorian calendar.
    public var year: Int { components.year }
    /// 1...12.
    public var month: Int { components.month }
    /// 1...31.
    public var day: Int { components.day }

    /// How many days a month 1...12 has.
    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601: `1990-08-17`.
    public var description: String {
        let (year, month, day) = components
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }

    /// As Indonesian forms write it: `17-08-1990`.
    public var dayFirst: String {
        let (year, month, day) = components
        return "\(day.padded(to: 2))-\(month.padded(to: 2))-\(year.padded(to: 4))"
    }
}

extension BinaryInteger {
    /// The number in decimal with zeros before it, at least `width` digits.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
