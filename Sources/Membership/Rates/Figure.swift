package import ShortMessage

/// A figure of a programme, and from when it holds.
package struct Figure: Hashable, Sendable {
    /// The first day on which it holds.
    package let since: CalendarDate
    /// In thousandths of a per cent, or in whole rupiah, years or months.
    package let value: Int64
    package let unit: Unit
    /// The legal basis, such as `PP 46/2015`.
    package let basis: String

    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case percent, rupiah, years, months
    }

    /// The longest legal basis, in septets.
    static let widestBasis = 12
}

extension Figure {
    /// A share of an amount, in whole rupiah; what is less is dropped.
    func share(of amount: Int64) -> Int64 {
        let (whole, rest) = amount.quotientAndRemainder(dividingBy: 100_000)
        return whole * value + rest * value / 100_000
    }
}
