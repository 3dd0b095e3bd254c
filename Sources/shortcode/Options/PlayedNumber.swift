import ShortMessage

/// The member's number that the pipe plays.
struct PlayedNumber: CustomStringConvertible {
    static let standard = PlayedNumber(
        address: Address(digits: "6281200000001", typeOfNumber: .international))

    let address: Address

    private init(address: Address) {
        self.address = address
    }

    /// Reads a telephone number.
    ///
    /// - Throws: for a sender with letters, a short code or a service centre, because nothing answers those.
    init(_ argument: String) throws {
        address = try Address(argument)
        _ = try MSISDN(address)
    }

    var description: String { address.description }
}
