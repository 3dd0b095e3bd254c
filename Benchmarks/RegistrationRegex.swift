import ShortMessage

/// The registration of the benchmark's grammar, as a Swift `Regex` with the checks that a pattern cannot make.
///
/// It accepts what the strict matcher does, and keeps the same five values: a keyword in capitals or small letters; 16
/// digits; 2 to 60 letters with marks between, or no name; a day that the calendar has, in every spelling that the
/// grammar's dates have; 11 letters and digits, 9 of them digits; an e-mail address or none. Where it does less, that is
/// to its advantage: names are of ASCII letters, since a class of every script takes it half as long again, and the
/// forms of other messages are not tried. It goes by scalars, as the grammar does, which is faster than by characters.
struct RegistrationRegex {
    struct Registration {
        let nik: Substring
        let name: Substring?
        let birthDate: CalendarDate
        let card: Substring
        let email: Substring?
    }

    func match(_ text: String) -> Registration? {
        guard let found = text.wholeMatch(of: pattern)?.output else { return nil }
        guard found.name?.utf8.contains(where: { Self.letters.contains($0 | 0x20) }) ?? true,
            found.card.utf8.count(where: Self.digits.contains) >= 9,
            let birthDate = Self.date(found.date)
        else { return nil }
        return Registration(
            nik: found.nik, name: found.name, birthDate: birthDate, card: found.card, email: found.email)
    }

    private typealias Output = (
        Substring, nik: Substring, name: Substring?, date: Substring, card: Substring, email: Substring?
    )

    private let pattern: Regex<Output> =
        #/
        (?i:DAFTAR\ SALDO | REG)
        \# (?<nik> [0-9]{16})
        \# (?: (?<name> [A-Za-z\ .,'\-_]{2,60})? \# )?
        (?<date>
            [0-9]{1,2} [\-\/._\ ] [0-9]{1,2} [\-\/._\ ] (?: [0-9]{4} | [0-9]{2})
            | [0-9]{4} [\-\/._\ ] [0-9]{1,2} [\-\/._\ ] [0-9]{1,2}
            | [0-9]{8} | [0-9]{6}
        )
        \# (?<card> [0-9A-Za-z]{11})
        (?: \# (?<email>
            [0-9A-Za-z] [0-9A-Za-z.+_'\-]* @ [0-9A-Za-z] [0-9A-Za-z.+_'\-]* \. [0-9A-Za-z+_'\-]{2,}
        )? )?
        /#
        .matchingSemantics(.unicodeScalar)

    /// The marks must be the same both times, and the day one that the calendar has.
    private static func date(_ text: Substring) -> CalendarDate? {
        let octets = Array(text.utf8)
        guard let first = octets.firstIndex(where: { !digits.contains($0) }),
            let second = octets.lastIndex(where: { !digits.contains($0) })
        else { return together(octets) }
        guard octets[first] == octets[second] else { return nil }
        let (front, back) = (number(octets[..<first]), number(octets[(second + 1)...]))
        let month = number(octets[(first + 1)..<second])
        if first == 4 { return CalendarDate(year: front, month: month, day: back) }
        return CalendarDate(year: octets.count - second == 5 ? back : century(back), month: month, day: front)
    }

    private static func together(_ octets: [UInt8]) -> CalendarDate? {
        let (day, month, year) = (number(octets[..<2]), number(octets[2..<4]), number(octets[4...]))
        return CalendarDate(year: octets.count == 8 ? year : century(year), month: month, day: day)
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")

    private static func number(_ octets: ArraySlice<UInt8>) -> Int {
        octets.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }

    /// In 2026.
    private static func century(_ year: Int) -> Int { year <= 11 ? 2000 + year : 1900 + year }
}
