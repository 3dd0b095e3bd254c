import ShortMessage

/// What the reading of a part depends on besides its octets.
struct ReadingContext {
    /// The day of the message.
    let day: CalendarDate
    /// Blanks and dashes inside digits and alphanumerics, and letters that look like digits, are forgiven (step 4).
    var isLenient: Bool

    init(day: CalendarDate, isLenient: Bool = false) {
        (self.day, self.isLenient) = (day, isLenient)
    }

    /// Where the day does not matter: no canonical spelling has a year of two digits, and which century two digits
    /// mean changes no verdict, since neither 1900 nor 2100 can be meant.
    static let ofAnyDay = ReadingContext(day: CalendarDate(dayNumber: 0))

    /// The full year of two digits: up to the day's year − 15 it is 20YY, else 19YY, because whoever is registered is
    /// at least fifteen years old.
    func year(_ twoDigits: Int) -> Int {
        twoDigits <= day.year % 100 - 15 ? 2000 + twoDigits : 1900 + twoDigits
    }
}
