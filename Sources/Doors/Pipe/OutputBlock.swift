import MessageCentre

/// What is written in one piece, and where in it each delivery ends.
struct OutputBlock {
    private(set) var octets: [UInt8] = []
    private var ends: [(offset: Int, delivery: Delivery)] = []

    mutating func append(_ line: String) {
        octets += line.utf8
        octets.append(UInt8(ascii: "\n"))
    }

    /// Counts a delivery as written as soon as all before this point is.
    mutating func mark(_ delivery: Delivery) {
        ends.append((octets.count, delivery))
    }

    /// The deliveries that have gone out whole with the first so many octets.
    func deliveries(within written: Int) -> [Delivery] {
        ends.prefix { $0.offset <= written }.map(\.delivery)
    }
}
