/// An amount of money in whole rupiah, 0 to 999 999 999 999.
public struct Rupiah: Hashable, Sendable {
    /// Whole rupiah that an amount can have.
    public static let range: ClosedRange<Int64> = 0...999_999_999_999

    /// Whole rupiah, within `range`.
    public let amount: Int64

    /// Takes an amount in whole rupiah; throws where it is not within `range`.
    public init(_ amount: Int64) throws(InvalidRupiah) {
        guard Self.range.contains(amount) else { throw InvalidRupiah(amount: amount) }
        self.amount = amount
    }

    /// An amount that was stored; the schema holds the same range.
    init(stored amount: Int64) {
        self.amount = amount
    }
}

/// An amount that no balance can be.
public struct InvalidRupiah: Error, Hashable, Sendable {
    /// The rupiah that were given, outside of `Rupiah.range`.
    public let amount: Int64
}
