import ShortMessage

extension ServiceCentreTimestamp {
    /// As text mode writes it: `yy/MM/dd,hh:mm:ss±zz`, the zone in quarters of an hour; empty where it is no time.
    var written: ATText {
        guard let local = localTime, let quarterHours else { return "" }
        let (year, month, day) = local.date.components
        let (hour, minute, second) = local.timeOfDay
        let date = [year % 100, month, day].map(Self.twoDigits).joined(separator: "/")
        let time = [hour, minute, second].map(Self.twoDigits).joined(separator: ":")
        return "\(date),\(time)\(quarterHours < 0 ? "-" : "+")\(Self.twoDigits(abs(quarterHours)))"
    }

    /// Reads what text mode writes; without a zone it is UTC.
    ///
    ///     time = 2DIGIT "/" 2DIGIT "/" 2DIGIT "," 2DIGIT ":" 2DIGIT ":" 2DIGIT [ ( "+" / "-" ) 2DIGIT ]
    init?(written octets: [UInt8]) {
        let pattern = Array("00/00/00,00:00:00".utf8)
        let zone = Array(octets.dropFirst(pattern.count))
        guard octets.count >= pattern.count,
            zip(pattern, octets).allSatisfy({ $0 == UInt8(ascii: "0") ? $1.isDigit : $0 == $1 })
        else { return nil }
        let numbers = stride(from: 0, to: pattern.count, by: 3).compactMap { Self.number(octets[$0..<$0 + 2]) }
        guard let quarterHours = Self.zone(zone), numbers.count == 6, numbers[3] < 24, numbers[4] < 60,
            numbers[5] < 60,
            let date = CalendarDate(
                year: numbers[0] + (numbers[0] < 70 ? 2000 : 1900), month: numbers[1], day: numbers[2])
        else { return nil }
        let start = Timestamp(startOf: date, offset: quarterHours * 15)
        self.init(start.adding(seconds: Int64(numbers[3] * 3600 + numbers[4] * 60 + numbers[5])))
    }

    private static func zone(_ octets: [UInt8]) -> Int? {
        guard let sign = octets.first else { return 0 }
        guard octets.count == 3, octets[1].isDigit, octets[2].isDigit, let count = number(octets[1...]), count < 80
        else { return nil }
        switch sign {
        case UInt8(ascii: "+"): return count
        case UInt8(ascii: "-"): return -count
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? { Int(String(decoding: digits, as: UTF8.self)) }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
