extension FaultRule: CustomStringConvertible {
    /// As `init(_:)` reads it; empty for a rule that strikes nothing.
    public var description: String { described { _ in nil } }

    /// The same with other numbers.
    ///
    /// - Parameter other: what stands for a pattern; nil for itself.
    package func described(_ other: (AddressPattern) -> String?) -> String {
        var items = [("from", from), ("to", to)].filter { $0.1 != .any }.map { name, pattern in
            "\(name)=\(other(pattern) ?? pattern.description)"
        }
        let shares = [("loss", loss), ("duplicate", duplicate), ("reorder", reorder), ("silence", silence)]
        items += shares.filter { $0.1 != .none }.map { "\($0.0)=\($0.1)" }
        if reject.share != .none { items.append("reject=\(reject.share):\(reject.cause)") }
        if let delay { items.append("delay=\(delay.lowerBound)ms..\(delay.upperBound)ms") }
        return items.joined(separator: ",")
    }
}

extension FaultRule.Share: CustomStringConvertible {
    /// `0.5%`
    public var description: String {
        let (whole, rest) = millionths.quotientAndRemainder(dividingBy: 10_000)
        let digits = String(rest + 10_000).dropFirst()
        let decimals = digits.prefix(
            digits.lastIndex { $0 != "0" }.map { digits.distance(from: digits.startIndex, to: $0) + 1 } ?? 0)
        return decimals.isEmpty ? "\(whole)%" : "\(whole).\(decimals)%"
    }
}
