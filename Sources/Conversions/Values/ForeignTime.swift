import ShortMessage

/// Times as other programs write them.
enum ForeignTime {
    /// Reads a time in any of its usual spellings.
    ///
    ///     time  = as ISO 8601, with or without an offset / seconds / milliseconds since 1970
    ///           / date 1*separator clock
    ///     date  = year "-" month "-" day / day "/" month "/" year      ; also with "." and "-"
    ///     clock = hour ":" minute [":" second ["." fraction]] [" AM" / " PM"]
    ///
    /// - Parameter offset: minutes ahead of UTC of a time that does not say.
    static func time(_ text: String, offset: Int) -> Timestamp? {
        let text = text.filter { $0 != "\"" }.trimmed
        if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return sinceEpoch(text, offset: offset) }
        if let time = try? Timestamp(text) { return time }
        let runs = digitRuns(text)
        guard (5...7).contains(runs.count) else { return nil }
        if runs[0].utf8.count == 4 { return moment(runs[0], runs[1], runs[2], runs[3...], text, offset: offset) }
        guard runs[2].utf8.count == 4 else { return nil }
        return moment(runs[2], runs[1], runs[0], runs[3...], text, offset: offset)
    }

    /// `26-11-21 08:00:00`: the year of this century first.
    static func shortYearFirst(_ text: String, offset: Int) -> Timestamp? {
        let runs = digitRuns(text.trimmed)
        guard runs.count == 6, runs[0].utf8.count == 2 else { return time(text, offset: offset) }
        return moment("20" + runs[0], runs[1], runs[2], runs[3...], "", offset: offset)
    }

    /// `20261121` and `080000`, as in names of files.
    static func compact(day: some StringProtocol, clock: some StringProtocol, offset: Int) -> Timestamp? {
        guard day.utf8.count == 8, clock.utf8.count == 6 else { return nil }
        let (day, clock) = (Array(day), Array(clock))
        return moment(
            String(day[..<4]), String(day[4..<6]), String(day[6...]),
            [String(clock[..<2]), String(clock[2..<4]), String(clock[4...])], "", offset: offset)
    }

    /// Ten digits are seconds, thirteen milliseconds.
    private static func sinceEpoch(_ digits: String, offset: Int) -> Timestamp? {
        guard let number = Int64(digits) else { return nil }
        switch digits.utf8.count {
        case 9, 10: return Timestamp(milliseconds: number * 1000, offset: offset)
        case 12, 13: return Timestamp(milliseconds: number, offset: offset)
        default: return nil
        }
    }

    private static func moment(
        _ year: String, _ month: String, _ day: String, _ clock: ArraySlice<String>, _ text: String, offset: Int
    ) -> Timestamp? {
        let clock = Array(clock)
        guard let year = Int(year), let month = Int(month), let day = Int(day), (1970...9998).contains(year),
            let date = CalendarDate(year: year, month: month, day: day),
            let hour = Int(clock[0]).flatMap({ hour($0, in: text) }), let minute = Int(clock[1]), minute < 60
        else { return nil }
        let second = clock.count > 2 ? Int(clock[2]) ?? 60 : 0
        guard second < 60 else { return nil }
        let fraction = clock.count > 3 ? Int((clock[3] + "00").prefix(3)) ?? 0 : 0
        let seconds = Int64((hour * 60 + minute) * 60 + second)
        return Timestamp(startOf: date, offset: offset).adding(milliseconds: seconds * 1000 + Int64(fraction))
    }

    private static func hour(_ hour: Int, in text: String) -> Int? {
        let tail = text.suffix(2).uppercased()
        guard tail == "AM" || tail == "PM" else { return hour < 24 ? hour : nil }
        guard (1...12).contains(hour) else { return nil }
        return hour % 12 + (tail == "PM" ? 12 : 0)
    }

    private static func digitRuns(_ text: String) -> [String] {
        text.split { !("0"..."9").contains($0) }.map(String.init)
    }
}

extension StringProtocol {
    /// Without blanks at its ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
