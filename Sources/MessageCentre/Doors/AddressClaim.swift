public import ShortMessage

/// Whose messages an endpoint takes.
public enum AddressClaim: Hashable, Sendable {
    /// One handset's number or one short code; the spellings of a number are one.
    case address(Address)
    /// What a service leaves to a program, at its short code: the endpoint asks that, and sends what it answers.
    case questions(Address)
    /// All numbers that begin alike, for a gateway that serves many, but for those that another endpoint has by their address
    /// or by a longer beginning.
    case pattern(AddressPattern)
    /// Everyone for whom no other endpoint is registered: for doors that play all handsets at once.
    case everyOther
    /// What services send to everyone for whom no other endpoint is registered: for doors that play the telephones of their
    /// members, and no network between these.
    case everyReply
}

extension AddressClaim: CustomStringConvertible {
    public var description: String {
        switch self {
        case .address(let address): Text.escaped(address.description)
        case .questions(let address): "the questions to \(Text.escaped(address.description))"
        case .pattern(let pattern): Text.escaped(pattern.description)
        case .everyOther: "every other number"
        case .everyReply: "the replies to every other number"
        }
    }
}

extension AddressClaim {
    /// Whether an endpoint with this claim may speak for a sender.
    package func covers(_ sender: Address) -> Bool {
        switch self {
        case .address(let address), .questions(let address): address.number == sender.number
        case .pattern(let pattern): pattern.matches(sender)
        case .everyOther, .everyReply: true
        }
    }
}

/// An address that has an endpoint already, and who wanted it; an address has exactly one.
public struct AddressTaken: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was asked for and is another's.
    public let claim: AddressClaim
    /// The name of the endpoint or service that has it.
    public let holder: String
    /// The name of the endpoint that wanted it.
    public let claimant: String

    public var description: String {
        "\(claim) belongs to \(holder), so \(claimant) cannot have it; end that or take another number"
    }
}
