import ArgumentParser

/// An offset from UTC, in which days begin and replies tell the time.
struct Zone: ExpressibleByArgument, CustomStringConvertible {
    /// Western Indonesian Time.
    static let standard = Zone(minutes: 7 * 60)

    /// Minutes ahead of UTC.
    let minutes: Int

    private init(minutes: Int) {
        self.minutes = minutes
    }

    /// Reads an offset.
    ///
    ///     zone = ("+" / "-") 2DIGIT ":" 2DIGIT
    init?(argument: String) {
        let octets = Array(argument.utf8)
        guard octets.count == 6, octets[3] == UInt8(ascii: ":"), let sign = ["+": 1, "-": -1][argument.prefix(1)],
            let hours = Self.number(argument.dropFirst().prefix(2)), hours < 24,
            let minutes = Self.number(argument.suffix(2)), minutes < 60
        else { return nil }
        self.minutes = sign * (hours * 60 + minutes)
    }

    private static func number(_ digits: Substring) -> Int? {
        digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
    }

    var description: String {
        let digits = [abs(minutes) / 60, abs(minutes) % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (minutes < 0 ? "-" : "+") + digits.joined(separator: ":")
    }
}
