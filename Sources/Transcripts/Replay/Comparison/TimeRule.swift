/// How much the time of a reply counts when it is compared with the recorded one.
public enum TimeRule: Hashable, Sendable {
    /// Times do not count; the order of a person's replies does.
    case ignored
    /// Times must be the same to the millisecond.
    case exact
    /// Milliseconds by which a reply may be earlier or later.
    case within(Int64)

    /// The one sentence that tells when times count where nobody says it.
    public static let standard =
        "times count exactly where the first recorded reply bears the very time of the message before it, as this "
        + "program writes them, and are ignored in any other log"

    /// Reads a rule.
    ///
    ///     rule = "exact" / "ignore" / 1*9DIGIT ("ms" / "s" / "m" / "h")
    public init?(_ text: some StringProtocol) {
        switch text {
        case "exact": self = .exact
        case "ignore": self = .ignored
        default:
            guard let milliseconds = Self.milliseconds(text) else { return nil }
            self = milliseconds == 0 ? .exact : .within(milliseconds)
        }
    }

    /// How much later a reply was given than the rule allows: negative where it came too early, nil where it is in time.
    func lateness(given: Int64, recorded: Int64) -> Int64? {
        let allowed: Int64
        switch self {
        case .ignored: return nil
        case .exact: allowed = 0
        case .within(let milliseconds): allowed = milliseconds
        }
        let (late, overflow) = given.subtractingReportingOverflow(recorded)
        return !overflow && (-allowed...allowed).contains(late) ? nil : late
    }

    /// How long a text such as `500ms`, `2s`, `5m` or `1h` says; nil where it says no such thing.
    package static func milliseconds(_ text: some StringProtocol) -> Int64? {
        let units: [(String, Int64)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
        guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }) else { return nil }
        let digits = text.dropLast(unit.utf8.count)
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int64(digits).map { $0 * factor }
    }
}
