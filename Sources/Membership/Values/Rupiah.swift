/// An amount of money in whole rupiah, 0 to 999 999 999 999.
public struct Rupiah: Hashable, Sendable {
    public static let range: ClosedRange<Int64> = 0...999_999_999_999

    public let amount: Int64

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
    public let amount: Int64
}
