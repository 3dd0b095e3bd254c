public import ShortMessage

/// The numbers of the services that a log is played to: they tell its messages from its recorded replies.
public struct ServiceNumbers: Sendable {
    /// As they were given.
    public let addresses: [Address]
    private let numbers: Set<Address.Number>

    /// Which way a line of a log goes.
    public enum Direction: Hashable, Sendable {
        /// To a service, whoever sends it; one service may well send to another.
        case message
        /// From a service to anybody else.
        case reply
        /// Neither, so that no service has a part in it.
        case foreign
    }

    /// The numbers of services; two spellings of one number are one service's.
    public init(_ addresses: [Address]) {
        (self.addresses, numbers) = (addresses, Set(addresses.map(\.number)))
    }

    /// Whether an address is that of a service, in whichever spelling.
    public func contains(_ address: Address) -> Bool {
        numbers.contains(address.number)
    }

    /// Tells which way a line with these two ends goes.
    ///
    /// A recipient of nil is one that the line leaves open: a service is meant, unless one is the sender.
    public func direction(from sender: Address, to recipient: Address?) -> Direction {
        guard let recipient else { return contains(sender) ? .reply : .message }
        if contains(recipient) { return .message }
        return contains(sender) ? .reply : .foreign
    }
}
