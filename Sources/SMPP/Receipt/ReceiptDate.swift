/// When a message was submitted or done, as a receipt says it: `YYMMDDhhmm`, or with seconds (SMPP 3.4, appendix B).
///
/// It has no distance from UTC: each operator's receipts are of its own clock.
public struct ReceiptDate: Hashable, Sendable {
    /// Ten or twelve digits.
    public let digits: String

    /// Takes ten or twelve digits, whether the calendar has the day or not: operators send zeros.
    public init?(_ digits: String) {
        let count = digits.utf8.count
        guard count == 10 || count == 12, digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        self.digits = digits
    }

    /// The date of a time, down to the minute or to the second.
    public init(_ time: SMPPTime.Absolute, hasSeconds: Bool = false) {
        digits = String(SMPPTime.absolute(time).description.prefix(hasSeconds ? 12 : 10))
    }

    /// The date as a time of the calendar, told at a distance from UTC; nil of a day that the calendar does not have.
    public func time(quarters: Int = 0) -> SMPPTime.Absolute? {
        let characters = Array(digits.utf8)
        let values = stride(from: 0, to: characters.count, by: 2).map { characters.number(at: $0, count: 2) }
        return try? SMPPTime.Absolute(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4],
            second: values.count > 5 ? values[5] : 0, quarters: quarters)
    }
}

extension ReceiptDate: CustomStringConvertible {
    /// The digits.
    public var description: String { digits }
}
