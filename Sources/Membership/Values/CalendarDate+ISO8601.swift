package import ShortMessage

extension CalendarDate {
    /// `1990-08-17`, and nothing else.
    package init?(iso text: String) {
        let octets = Array(text.utf8)
        guard octets.count == 10, octets[4] == UInt8(ascii: "-"), octets[7] == UInt8(ascii: "-"),
            let year = Self.number(octets[..<4]), let month = Self.number(octets[5..<7]),
            let day = Self.number(octets[8...])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    private static func number(_ octets: ArraySlice<UInt8>) -> Int? {
        octets.reduce(into: Optional(0)) { number, octet in
            let digit = Int(octet) - Int(UInt8(ascii: "0"))
            number = (0...9).contains(digit) ? number.map { $0 * 10 + digit } : nil
        }
    }
}
