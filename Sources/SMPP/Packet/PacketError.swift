/// Octets that are no PDU of SMPP, or a PDU that octets cannot carry.
public struct PacketError: Error, Hashable, Sendable {
    /// The fields from the outermost in: `[.source, .typeOfNumber]`.
    public private(set) var path: [PacketField]
    /// Octets from the start of the PDU.
    public let octet: Int
    /// What is wrong there.
    public let problem: Problem

    /// Why octets are no PDU, or a PDU cannot be written.
    public enum Problem: Hashable, Sendable {
        /// The PDU ends inside a field.
        case truncated(missing: Int)
        /// No NUL ends a text before the PDU does.
        case unterminated
        /// More characters, or octets, than a field has room for.
        case tooLong(Int, most: Int)
        /// A character that a text cannot carry: NUL, or one above Latin-1.
        case unwritable(Unicode.Scalar)
        /// A time that is none.
        case time(InvalidSMPPTime)
        /// A number of destinations or failures that a PDU cannot have.
        case count(Int)
        /// A destination of `submit_multi` that is neither an address nor a list.
        case destinationFlag(UInt8)
        /// A state of a message that the specification does not have.
        case messageState(UInt8)
        /// Three octets or fewer where a parameter should begin.
        case brokenParameter
        /// A parameter longer than what is left of the PDU.
        case parameterOverrun(ParameterTag, missing: Int)
        /// A known parameter with a value of another length than it has, to be written.
        case malformedParameter(ParameterTag)
        /// `message_payload` beside a `short_message` that is not empty.
        case textTwice
        /// A command that the specification does not have.
        case unknownCommand(CommandID)
        /// A length below 16, or above what is taken.
        case commandLength(UInt32)
        /// A body missing, to be written, of an answer that accepts.
        case missingBody
        /// A sequence number that requests do not have, to be written.
        case sequence(UInt32)
    }

    init(octet: Int, _ problem: Problem, in path: PacketField...) {
        self.octet = octet
        self.problem = problem
        self.path = path
    }

    /// The error as the field around it throws it.
    func inside(_ field: PacketField) -> PacketError {
        var outer = self
        outer.path.insert(field, at: 0)
        return outer
    }
}

extension PacketError {
    /// What a message centre answers to it.
    public var status: CommandStatus {
        switch problem {
        case .truncated, .unterminated: .invalidMessageLength
        case .brokenParameter: .invalidParameterStream
        case .parameterOverrun, .malformedParameter: .invalidParameterLength
        case .textTwice: .parameterNotAllowed
        case .unknownCommand: .invalidCommandID
        case .commandLength, .missingBody, .sequence: .invalidCommandLength
        case .tooLong, .unwritable, .time, .count, .destinationFlag, .messageState:
            path.first?.refusal ?? .unknownError
        }
    }
}

extension PacketError: CustomStringConvertible {
    /// `validity_period at octet 34: a time of 15 characters; expected 16`.
    public var description: String {
        let place = path.isEmpty ? "PDU" : path.map(\.rawValue).joined(separator: " ")
        return "\(place) at octet \(octet): \(problem)"
    }
}

extension PacketError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated(let missing): "the PDU ends too early; expected at least \(missing) more octets"
        case .unterminated: "no NUL ends the text; expected one before the end of the PDU"
        case .tooLong(let count, let most): "\(count) octets; expected at most \(most)"
        case .unwritable(let scalar):
            "U+\(String(scalar.value, radix: 16, uppercase: true)) in a text; expected Latin-1 without NUL"
        case .time(let problem): "\(problem)"
        case .count(let count): "\(count) entries; expected 1 to 254 destinations, or up to 255 failures"
        case .destinationFlag(let flag): "\(flag); expected 1 for an address or 2 for a list"
        case .messageState(let state): "\(state); expected 0 to 9"
        case .brokenParameter: "too few octets for a tag and a length; expected four"
        case .parameterOverrun(let tag, let missing): "\(tag) needs \(missing) octets more than the PDU has"
        case .malformedParameter(let tag): "\(tag) has no values of this length"
        case .textTwice: "a message_payload beside a short_message; expected one of them"
        case .unknownCommand(let command): "\(command); expected a command of SMPP 3.4 or 5.0"
        case .commandLength(let length): "\(length); expected 16 and up to the limit"
        case .missingBody: "an answer that accepts has no body; expected its fields"
        case .sequence(let number): "\(number); expected 1 to 2147483647"
        }
    }
}
