public import ShortMessage

/// A person's number on the identity card (nomor induk kependudukan): 16 digits with a birth date inside.
public struct NIK: Hashable, Sendable {
    /// 1 000 000 000 000 000 to 9 999 999 999 999 999.
    public let number: UInt64

    /// Reads 16 digits: six of region, six of birth date (`DDMMYY`, a woman's day plus 40), four of serial number.
    ///
    /// There is no check digit, so only a date that no month can hold is refused.
    public init(_ text: some StringProtocol) throws(InvalidNIK) {
        guard text.utf8.count == 16, text.utf8.first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let number = UInt64(text)
        else { throw .notSixteenDigits }
        self.number = number
        guard hasPossibleDate else { throw .impossibleDate }
    }

    /// A number that was stored; nil for one that nobody has.
    init?(stored number: Int64) {
        guard (1_000_000_000_000_000...9_999_999_999_999_999).contains(number) else { return nil }
        self.number = UInt64(number)
        guard hasPossibleDate else { return nil }
    }

    /// Province, regency and district where the number was first given: six digits.
    public var region: Int { Int(number / 10_000_000_000) }

    /// What the day of the birth date says: above 40 it is a woman's.
    public var sex: Sex { day > 40 ? .female : .male }

    /// Which of the two that the number can tell.
    public enum Sex: Hashable, Sendable {
        /// A day of 41 to 71, and a day of 1 to 31.
        case female, male
    }

    /// Whether a birth date has the day, the month and the last two digits of the year that the number has.
    ///
    /// Numbers exist whose bearer was born on another day, and they are never changed; so this is a hint, no proof.
    public func hasDate(_ birthDate: CalendarDate) -> Bool {
        let (birthYear, birthMonth, birthDay) = birthDate.components
        return (year, month, day % 40) == (birthYear % 100, birthMonth, birthDay)
    }

    private var hasPossibleDate: Bool { (1...12).contains(month) && (1...31).contains(day > 40 ? day - 40 : day) }
    private var day: Int { Int(number / 100_000_000 % 100) }
    private var month: Int { Int(number / 1_000_000 % 100) }
    private var year: Int { Int(number / 10_000 % 100) }
}

/// Why a text is no identity number.
public enum InvalidNIK: Error, Hashable, Sendable {
    /// Not 16 digits, or a zero before them: no province begins with one.
    case notSixteenDigits
    /// Digits 7 to 12 are no day, month and year.
    case impossibleDate
}
