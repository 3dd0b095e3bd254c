/// An offset from UTC, in which days begin and replies tell the time.
package struct Zone: Hashable, Sendable, CustomStringConvertible {
    /// Western Indonesian Time.
    package static let standard = Zone(minutes: 7 * 60)

    /// Minutes ahead of UTC.
    package let minutes: Int

    private init(minutes: Int) {
        self.minutes = minutes
    }

    /// Reads an offset.
    ///
    ///     zone = ("+" / "-") 2DIGIT ":" 2DIGIT
    package init?(_ text: String) {
        let octets = Array(text.utf8)
        guard octets.count == 6, octets[3] == UInt8(ascii: ":"), let sign = ["+": 1, "-": -1][text.prefix(1)],
            let hours = Self.number(text.dropFirst().prefix(2)), hours < 24,
            let minutes = Self.number(text.suffix(2)), minutes < 60
        else { return nil }
        self.minutes = sign * (hours * 60 + minutes)
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
    }

    package var description: String {
        let digits = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "-" : "+") + digits.joined(separator: ":")
    }
}
