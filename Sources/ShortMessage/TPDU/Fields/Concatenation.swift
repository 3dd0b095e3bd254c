/// A segment's place in its message (TS 23.040, 9.2.3.24.1 and 9.2.3.24.8).
public struct Concatenation: Hashable, Sendable {
    /// The most segments of one message.
    public static let mostSegments = 255

    /// How wide the reference is: which of the two elements carries it.
    public enum Width: Hashable, Sendable, CaseIterable {
        /// Element 00: 0...255.
        case octet
        /// Element 08: 0...65535.
        case twoOctets

        /// 5 or 6 octets of header, identifier and length included.
        public var elementOctets: Int { self == .octet ? 5 : 6 }
        /// 8 or 16.
        public var bits: Int { self == .octet ? 8 : 16 }
    }

    /// The same in all segments of a message.
    public let reference: UInt16
    /// How wide the reference is on the wire.
    public let width: Width
    /// 1...255.
    public let total: UInt8
    /// 1...total.
    public let sequence: UInt8

    /// Nil where there is no such segment; a receiver then ignores the element.
    public init?(reference: UInt16, width: Width = .octet, total: UInt8, sequence: UInt8) {
        guard sequence > 0, sequence <= total, width == .twoOctets || reference <= 0xFF else {
            return nil
        }
        (self.reference, self.width, self.total, self.sequence) = (reference, width, total, sequence)
    }

    /// The places of all segments of a message.
    ///
    /// - Parameters:
    ///   - total: 1...255.
    ///   - reference: of an 8-bit reference the low octet counts.
    ///   - width: of the reference, 8 or 16 bits.
    public static func series(of total: Int, reference: UInt16, width: Width = .octet) -> [Concatenation] {
        precondition((1...mostSegments).contains(total), "a message has 1 to 255 segments")
        let reference = width == .octet ? reference & 0xFF : reference
        return (1...UInt8(total)).compactMap {
            Concatenation(reference: reference, width: width, total: UInt8(total), sequence: $0)
        }
    }
}

extension Concatenation: CustomStringConvertible {
    /// `segment 2 of 3, reference 0x2A`.
    public var description: String {
        let octets = width == .octet ? [UInt8(truncatingIfNeeded: reference)] : reference.bigEndianOctets
        return "segment \(sequence) of \(total), reference 0x\(hexadecimal: octets)"
    }
}

extension UInt16 {
    var bigEndianOctets: [UInt8] { [UInt8(truncatingIfNeeded: self >> 8), UInt8(truncatingIfNeeded: self)] }
}
