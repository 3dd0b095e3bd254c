public import ShortMessage
public import Store

/// The number of a registration, which a member can name to the call centre: `260115-000123`.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    /// The service's day on which it was given.
    public let day: CalendarDate
    /// 1...999 999 999 within its day.
    public let number: Int
    static let most = 999_999_999

    /// A number of a day; throws where it is not one of 1...999 999 999.
    public init(day: CalendarDate, number: Int) throws(ReferencesExhausted) {
        guard (1...Self.most).contains(number) else { throw ReferencesExhausted(day: day) }
        (self.day, self.number) = (day, number)
    }

    /// A reference that was stored, as `description` writes it; nil for any other text.
    package init?(stored text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2,
            let day = CalendarDate(year: 2000 + parts[0] / 10_000, month: parts[0] / 100 % 100, day: parts[0] % 100)
        else { return nil }
        (self.day, number) = (day, parts[1])
    }

    /// `yyMMdd-NNNNNN`, with more digits after 999 999; in this century.
    public var description: String {
        let (year, month, day) = day.components
        return Self.padded(year % 100 * 10_000 + month * 100 + day) + "-" + Self.padded(number)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
    }
}

/// A thousand million registrations in one day.
public struct ReferencesExhausted: StoreExhaustion, Hashable, Sendable, CustomStringConvertible {
    /// The service's day that has no number left.
    public let day: CalendarDate

    public var description: String { "the numbers of registrations are used up for \(day); try again on the next day" }
}
