/// One element of a user data header (TS 23.040, 9.2.3.24).
public enum InformationElement: Hashable, Sendable {
    /// 00 and 08.
    case concatenation(Concatenation)
    /// 01.
    case waitingMessages(WaitingMessages)
    /// 04 and 05.
    case ports(ApplicationPorts)
    /// 06: which status reports are wanted of a concatenated message.
    case serviceCentreControl(UInt8)
    /// 07: who wrote the header that follows: 1 the sender, 2 the receiver, 3 the service centre.
    case source(UInt8)
    /// 20: how many characters of the text are a mail's header.
    case mailHeaderLength(UInt8)
    /// 22: where a reply should go.
    case replyAddress(Address)
    /// 24: the language of the single shift table; not every number is a `NationalLanguage`.
    case singleShift(identifier: UInt8)
    /// 25: the language of the locking shift table.
    case lockingShift(identifier: UInt8)
    /// Any other, and a known one whose octets make no sense; octets that make sense as one of the cases above are read
    /// as that, and so cannot be written as this.
    case other(identifier: UInt8, octets: [UInt8])

    /// The octets in a header, identifier and length included.
    public var octetCount: Int {
        switch self {
        case .concatenation(let concatenation): concatenation.width.elementOctets
        case .waitingMessages: 4
        case .ports(let ports): 2 + ports.bits / 4
        case .serviceCentreControl, .source, .mailHeaderLength, .singleShift, .lockingShift: 3
        case .replyAddress(let address): 4 + (address.semiOctetCount + 1) / 2
        case .other(_, let octets): 2 + octets.count
        }
    }

    /// The octet by which the standard names the element.
    public var identifier: UInt8 {
        switch self {
        case .concatenation(let concatenation): concatenation.width == .octet ? 0x00 : 0x08
        case .waitingMessages: 0x01
        case .ports(let ports): ports.bits == 8 ? 0x04 : 0x05
        case .serviceCentreControl: 0x06
        case .source: 0x07
        case .mailHeaderLength: 0x20
        case .replyAddress: 0x22
        case .singleShift: 0x24
        case .lockingShift: 0x25
        case .other(let identifier, _): identifier
        }
    }
}

extension InformationElement: CustomStringConvertible {
    /// `segment 1 of 2, reference 0x2A`.
    public var description: String {
        switch self {
        case .concatenation(let concatenation): concatenation.description
        case .waitingMessages(let waiting): waiting.description
        case .ports(let ports): ports.description
        case .serviceCentreControl(let value): "service centre control 0x\(hexadecimal: [value])"
        case .source(let value): "header source \(value)"
        case .mailHeaderLength(let value): "mail header of \(value) characters"
        case .replyAddress(let address): "reply to \(address)"
        case .singleShift(let identifier): "single shift table \(Self.language(identifier))"
        case .lockingShift(let identifier): "locking shift table \(Self.language(identifier))"
        case .other(let identifier, let octets): "element 0x\(hexadecimal: [identifier]): \(hexadecimal: octets)"
        }
    }

    private static func language(_ identifier: UInt8) -> String {
        NationalLanguage(rawValue: identifier).map { "\($0)" } ?? "\(identifier)"
    }
}

extension OctetReader {
    /// Reads one element of a header.
    ///
    ///     element = identifier length *OCTET
    ///
    /// An element of a known kind that makes no sense is kept as octets, and that is forgiven.
    mutating func informationElement() throws(PDUError) -> InformationElement {
        let identifier = try octet()
        let length = Int(try octet())
        let value = [UInt8](octets[try take(length)])
        guard let known = InformationElement.known(identifier, value) else {
            if InformationElement.isTyped(identifier) { forgive(.malformedElement(identifier: identifier)) }
            return .other(identifier: identifier, octets: value)
        }
        return known
    }
}

extension InformationElement {
    fileprivate static func isTyped(_ identifier: UInt8) -> Bool {
        [0x00, 0x01, 0x04, 0x05, 0x06, 0x07, 0x08, 0x20, 0x22, 0x24, 0x25].contains(identifier)
    }

    /// The typed element, or nil where the identifier is of no type or the octets have no meaning.
    fileprivate static func known(_ identifier: UInt8, _ value: [UInt8]) -> InformationElement? {
        switch (identifier, value.count) {
        case (0x00, 3): place(UInt16(value[0]), .octet, value)
        case (0x08, 4): place(wide(value, 0), .twoOctets, value)
        case (0x01, 2): .waitingMessages(WaitingMessages(type: value[0], count: value[1]))
        case (0x04, 2): .ports(ApplicationPorts(destination: value[0], originator: value[1]))
        case (0x05, 4): .ports(ApplicationPorts(destination: wide(value, 0), originator: wide(value, 2)))
        case (0x06, 1): .serviceCentreControl(value[0])
        case (0x07, 1): .source(value[0])
        case (0x20, 1): .mailHeaderLength(value[0])
        case (0x22, _): reply(value)
        case (0x24, 1): .singleShift(identifier: value[0])
        case (0x25, 1): .lockingShift(identifier: value[0])
        default: nil
        }
    }

    private static func wide(_ value: [UInt8], _ index: Int) -> UInt16 {
        UInt16(value[index]) << 8 | UInt16(value[index + 1])
    }

    private static func place(
        _ reference: UInt16, _ width: Concatenation.Width, _ value: [UInt8]
    ) -> InformationElement? {
        let (total, sequence) = (value[value.count - 2], value[value.count - 1])
        return Concatenation(reference: reference, width: width, total: total, sequence: sequence)
            .map(InformationElement.concatenation)
    }

    private static func reply(_ value: [UInt8]) -> InformationElement? {
        var reader = OctetReader(value)
        guard let address = try? reader.address(), reader.remaining == 0, reader.leniencies.isEmpty else { return nil }
        return .replyAddress(address)
    }
}

extension OctetWriter {
    mutating func append(_ element: InformationElement) throws(PDUError) {
        let length = element.octetCount - 2
        guard length <= 255 else { throw fail(.tooManyOctets(length)) }
        if case .other(let identifier, let octets) = element, InformationElement.known(identifier, octets) != nil {
            throw fail(.untypedElement(identifier: identifier))
        }
        append(element.identifier)
        append(UInt8(length))
        switch element {
        case .concatenation(let place):
            append(place.reference.bigEndianOctets.suffix(place.width.bits / 8))
            append([place.total, place.sequence])
        case .waitingMessages(let waiting): append([waiting.type, waiting.count])
        case .ports(let ports):
            append(ports.destination.bigEndianOctets.suffix(ports.bits / 8))
            append(ports.originator.bigEndianOctets.suffix(ports.bits / 8))
        case .serviceCentreControl(let value), .source(let value), .mailHeaderLength(let value): append(value)
        case .singleShift(let identifier), .lockingShift(let identifier): append(identifier)
        case .replyAddress(let address): try append(address)
        case .other(_, let octets): append(octets)
        }
    }
}
