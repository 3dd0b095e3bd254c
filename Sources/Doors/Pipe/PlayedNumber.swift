package import ShortMessage

/// The member's number that the pipe plays.
package struct PlayedNumber: Sendable, CustomStringConvertible {
    package static let standard = PlayedNumber(
        address: Address(digits: "6281200000001", typeOfNumber: .international))

    package let address: Address

    private init(address: Address) {
        self.address = address
    }

    /// Reads a telephone number.
    ///
    /// - Throws: for a sender with letters, a short code or a service centre, because nothing answers those.
    package init(_ argument: String) throws {
        address = try Address(argument)
        _ = try MSISDN(address)
    }

    package var description: String { address.description }
}
