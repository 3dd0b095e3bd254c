import ShortMessage

/// A telephone that stands for a member.
struct Binding: Hashable {
    /// Days: a number that was silent for longer may have been sold again.
    static let lifetime = 180

    let phone: MSISDN
    let nik: NIK
    let lastUsed: CalendarDate

    func isAlive(on day: CalendarDate) -> Bool {
        lastUsed >= Self.leastUse(on: day)
    }

    /// The last use that still keeps a binding alive on a day.
    static func leastUse(on day: CalendarDate) -> CalendarDate {
        CalendarDate(dayNumber: day.dayNumber - lifetime)
    }
}
