/// An optional parameter of a PDU: a tag, a length and a value (SMPP 3.4, 3.2.4).
///
/// A value of an unknown tag, or of a length that its tag does not have, is kept octet for octet.
public struct Parameter: Hashable, Sendable {
    /// What a parameter holds.
    public enum Value: Hashable, Sendable {
        /// A number of one octet.
        case octet(UInt8)
        /// A number of two octets.
        case short(UInt16)
        /// A number of four octets.
        case long(UInt32)
        /// Without its NUL; each character stands for one octet.
        case text(String)
        /// Octets as they are.
        case octets([UInt8])
    }

    /// Which parameter it is.
    public let tag: ParameterTag
    /// What it holds.
    public let value: Value

    /// The value as the tag says that these octets are read.
    public init(_ tag: ParameterTag, octets: [UInt8]) {
        self.tag = tag
        value = tag.form?.value(octets) ?? .octets(octets)
    }

    init(_ tag: ParameterTag, _ value: Value) {
        self.tag = tag
        self.value = value
    }

    /// Whether the tag is known and has no values of this length or kind.
    public var isMalformed: Bool {
        switch (tag.form, value) {
        case (nil, _), (.octet, .octet), (.short, .short), (.long, .long), (.text, .text): false
        case (.octets(let counts), .octets(let octets)): !counts.contains(octets.count)
        default: true
        }
    }

    /// The value as a number, where it is one.
    public var number: Int? {
        switch value {
        case .octet(let number): Int(number)
        case .short(let number): Int(number)
        case .long(let number): Int(number)
        case .text, .octets: nil
        }
    }
}

extension Parameter {
    /// A text too long for `short_message`, or any that is sent so (SMPP 3.4, 5.3.2.32).
    public static func messagePayload(_ octets: [UInt8]) -> Parameter { Parameter(.messagePayload, .octets(octets)) }

    /// The message that a receipt is about (5.3.2.12).
    public static func receiptedMessageID(_ id: String) -> Parameter { Parameter(.receiptedMessageID, .text(id)) }

    /// What became of a message (5.3.2.35).
    public static func messageState(_ state: MessageState) -> Parameter {
        Parameter(.messageState, .octet(state.rawValue))
    }

    /// Why a network did not deliver (5.3.2.31).
    ///
    /// - Parameters:
    ///   - network: 1 ANSI-136, 2 IS-95, 3 GSM.
    ///   - code: the error, as networks of this kind number them.
    public static func networkErrorCode(network: UInt8 = 3, _ code: UInt16) -> Parameter {
        Parameter(.networkErrorCode, .octets([network, UInt8(code >> 8), UInt8(truncatingIfNeeded: code)]))
    }

    /// The version that a message centre speaks (5.3.2.25).
    public static func interfaceVersion(_ version: UInt8) -> Parameter { Parameter(.interfaceVersion, .octet(version)) }

    /// That a notice of the subscriber's return was set (5.3.2.28).
    public static let deliveryPendingSet = Parameter(.deliveryPendingResult, .octet(1))

    /// A reference that the sender of a message chose (5.3.2.17).
    public static func userMessageReference(_ reference: UInt16) -> Parameter {
        Parameter(.userMessageReference, .short(reference))
    }

    /// What makes a message a part of a longer one (5.3.2.22 to 5.3.2.24).
    public static func segment(reference: UInt16, number: UInt8, of total: UInt8) -> [Parameter] {
        [
            Parameter(.sarReference, .short(reference)), Parameter(.sarTotalSegments, .octet(total)),
            Parameter(.sarSegmentNumber, .octet(number)),
        ]
    }
}

extension [Parameter] {
    /// The first parameter of a tag.
    public subscript(_ tag: ParameterTag) -> Parameter? { first { $0.tag == tag } }
}

extension ParameterTag.Form {
    /// The value of octets, or nil where the form has none of them.
    fileprivate func value(_ octets: [UInt8]) -> Parameter.Value? {
        switch self {
        case .octet where octets.count == 1: .octet(octets[0])
        case .short where octets.count == 2: .short(UInt16(octets[0]) << 8 | UInt16(octets[1]))
        case .long where octets.count == 4: .long(octets.reduce(0) { $0 << 8 | UInt32($1) })
        case .text(let most)
        where octets.last == 0 && octets.count <= most + 1 && octets.firstIndex(of: 0) == octets.count - 1:
            .text(String(singleOctets: octets.dropLast()))
        default: nil
        }
    }
}
