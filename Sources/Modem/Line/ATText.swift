/// Octets of a response: ASCII, and texts in whatever character set the terminal has chosen.
public struct ATText: Hashable, Sendable {
    /// What goes to the terminal as it is: nothing is quoted or escaped any more.
    public var octets: [UInt8]

    /// A text of these octets as they are, in whatever character set.
    public init(_ octets: some Sequence<UInt8>) {
        self.octets = Array(octets)
    }

    init(_ text: String) {
        octets = Array(text.utf8)
    }
}

extension ATText: ExpressibleByStringInterpolation {
    /// Collects the octets of an interpolated literal: UTF-8, but for other texts of the line.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var octets: [UInt8] = []

        /// An empty collection with room for the literal, and for eight octets a value.
        public init(literalCapacity: Int, interpolationCount: Int) {
            octets.reserveCapacity(literalCapacity + interpolationCount * 8)
        }

        /// Appends the UTF-8 of a piece of the literal.
        public mutating func appendLiteral(_ literal: String) { octets += literal.utf8 }
        /// Appends the UTF-8 of a value's description.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            octets += value.description.utf8
        }
        /// Appends the octets of another text as they are, which may be no UTF-8.
        public mutating func appendInterpolation(_ text: ATText) { octets += text.octets }
    }

    public init(stringLiteral text: String) { self.init(text) }
    /// The octets of an interpolated literal.
    public init(stringInterpolation: StringInterpolation) { octets = stringInterpolation.octets }
}

extension ATText: CustomStringConvertible {
    public var description: String { String(decoding: octets, as: UTF8.self) }
}

extension ATText {
    /// The octets between quotation marks; a mark or a backslash inside is written as V.250, 5.4.2.2 says.
    var quoted: ATText {
        var quoted: [UInt8] = [UInt8(ascii: "\"")]
        for octet in octets {
            switch octet {
            case UInt8(ascii: "\""): quoted += "\\22".utf8
            case UInt8(ascii: "\\"): quoted += "\\5C".utf8
            default: quoted.append(octet)
            }
        }
        return ATText(quoted + [UInt8(ascii: "\"")])
    }
}

extension [ATText] {
    func joined(separator: String = ",") -> ATText {
        ATText([UInt8](map(\.octets).joined(separator: separator.utf8)))
    }
}
