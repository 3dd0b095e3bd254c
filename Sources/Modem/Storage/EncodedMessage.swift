import ShortMessage

/// A PDU beside the octets that it was read from, or is written as.
struct EncodedMessage: Hashable, Sendable {
    let pdu: PDU
    /// The service centre's address first.
    let octets: [UInt8]
    /// Octets of the TPDU: the `<length>` of PDU mode.
    let length: Int

    /// - Throws: where a value of the TPDU has no room in its field.
    init(_ pdu: PDU) throws(PDUError) {
        self.pdu = pdu
        octets = try pdu.octets()
        length = try pdu.tpdu.octets().count
    }

    /// Reads what a terminal has typed in PDU mode.
    ///
    /// - Throws: where it is no PDU of that direction, its length is another, octets stand behind its end, or it has more
    ///   user data than a message of its kind holds.
    init(hexadecimal digits: [UInt8], length: Int, _ direction: TPDU.Direction) throws(CMSError) {
        guard let octets = try? Hexadecimal.octets(String(decoding: digits, as: UTF8.self)),
            let reading = EncodedMessage.reading(octets, direction), !reading.isTooLong
        else { throw .invalidPDUParameter }
        self.init(reading, octets)
        guard self.length == length else { throw .invalidPDUParameter }
    }

    /// Reads octets; nil where they are no PDU of that direction.
    init?(_ octets: [UInt8], _ direction: TPDU.Direction) {
        guard let reading = Self.reading(octets, direction) else { return nil }
        self.init(reading, octets)
    }

    private init(_ reading: PDU.Reading, _ octets: [UInt8]) {
        (pdu, self.octets, length) = (reading.pdu, octets, octets.count - 1 - Int(octets[0]))
    }

    private static func reading(_ octets: [UInt8], _ direction: TPDU.Direction) -> PDU.Reading? {
        guard let first = octets.first, octets.count > 1 + Int(first) else { return nil }
        return try? PDU.reading(octets, direction)
    }

    /// The first octet of the TPDU: `<fo>`.
    var firstOctet: UInt8 { octets[octets.count - length] }

    /// The user data with its header, as octets.
    var userDataOctets: [UInt8] { Array(octets.suffix(pdu.tpdu.userData?.octetCount ?? 0)) }
}

extension CMSError: Error {}

extension PDU.Reading {
    /// Whether octets stand behind the end, or the user data has no room in a message.
    fileprivate var isTooLong: Bool {
        leniencies.contains { leniency in
            switch leniency.kind {
            case .surplus, .longUserData: true
            default: false
            }
        }
    }
}
