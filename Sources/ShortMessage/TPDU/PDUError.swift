/// Octets that are not the PDU they claim to be, or a PDU that octets cannot carry.
public struct PDUError: Error, Hashable, Sendable {
    /// The fields from the outermost in: `[.userData, .userDataHeader]`.
    public private(set) var path: [PDUField] = []
    /// Octets from the start of the PDU.
    public let octet: Int
    /// What is wrong there.
    public let problem: Problem

    /// An error at an octet; the fields that it lies in are added on the way out.
    public init(octet: Int, _ problem: Problem) {
        self.octet = octet
        self.problem = problem
    }

    /// What can be wrong with octets, or keep a PDU from being written.
    public enum Problem: Hashable, Sendable {
        /// The octets end inside a field.
        case truncated(missing: Int)
        /// Octets behind a message of unknown origin, too many for strays.
        case surplus(octets: Int)
        /// Something to forgive in what could be a report, and the front of almost anything else.
        case doubtfulReport
        /// The message type is reserved (from a phone), so that no field has a meaning.
        case reservedMessageType
        /// The user data header says that it is longer than the user data.
        case headerOverrunsUserData(header: Int)
        /// More digits, or more characters, than an address field has room for.
        case addressTooLong(Int, most: Int)
        /// A character that an address cannot carry.
        case undialable(Unicode.Scalar)
        /// A name of eight septets that ends in `@`, which is read as one of seven.
        case ambiguousName(String)
        /// A number above 0x7F among septets.
        case notSeptet(UInt8)
        /// An element kept as octets that another case of `InformationElement` says in words: that is how it is read.
        case untypedElement(identifier: UInt8)
        /// More octets of user data than one short message carries.
        case userDataTooLong(Int, most: Int)
        /// Units of another kind than the data coding scheme says.
        case contentNotOfScheme(DataCodingScheme)
        /// More octets than a length octet can say.
        case tooManyOctets(Int)
    }

    /// The error as the field around it throws it.
    func inside(_ field: PDUField) -> PDUError {
        var outer = self
        outer.path.insert(field, at: 0)
        return outer
    }
}

extension PDUError: CustomStringConvertible {
    /// `TP-UD at octet 13: the octets end 6 short; expected as many as the length says`.
    public var description: String {
        let place = path.isEmpty ? "PDU" : path.map(\.rawValue).joined(separator: " ")
        return "\(place) at octet \(octet): \(problem)"
    }
}

extension PDUError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .truncated(let missing): "the octets end too early; expected at least \(missing) more"
        case .surplus(let octets): "\(octets) more octets follow the message; expected none"
        case .doubtfulReport: "a report with a fault is not told from the front of another message; expected none"
        case .reservedMessageType: "message type 3 is reserved; expected 0 to 2"
        case .headerOverrunsUserData(let header):
            "the user data header claims \(header) octets; expected no more than the user data has"
        case .addressTooLong(let count, let most): "the address has \(count) characters; expected at most \(most)"
        case .undialable(let scalar):
            "'\(Text.escaped(String(scalar)))' is no digit of an address; expected 0 to 9, *, #, a, b or c"
        case .ambiguousName(let name):
            "an address is not read with the last character of '\(Text.escaped(name))'; expected no @ at the end of eight"
        case .notSeptet(let octet): "0x\(hexadecimal: [octet]) is no septet; expected 0x00 to 0x7F"
        case .untypedElement(let identifier):
            "the octets of element \(hexadecimal: [identifier]) have a meaning; expected the element of that meaning"
        case .userDataTooLong(let count, let most): "the user data has \(count) octets; expected at most \(most)"
        case .contentNotOfScheme(let scheme): "the user data is of another kind than the scheme \(scheme) says"
        case .tooManyOctets(let count): "\(count) octets; expected at most 255"
        }
    }
}
