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
    /// - Throws: where it is no PDU of that direction, or its length is another.
    init(hexadecimal digits: [UInt8], length: Int, _ direction: TPDU.Direction) throws(CMSError) {
        guard let octets = try? Hexadecimal.octets(String(decoding: digits, as: UTF8.self)),
            let message = EncodedMessage(octets, direction), message.length == length
        else { throw .invalidPDUParameter }
        self = message
    }

    /// Reads octets; nil where they are no PDU of that direction.
    init?(_ octets: [UInt8], _ direction: TPDU.Direction) {
        guard let first = octets.first, octets.count > 1 + Int(first),
            let reading = try? PDU.reading(octets, direction)
        else { return nil }
        (pdu, self.octets, length) = (reading.pdu, octets, octets.count - 1 - Int(first))
    }

    /// The first octet of the TPDU: `<fo>`.
    var firstOctet: UInt8 { octets[octets.count - length] }

    /// The user data with its header, as octets.
    var userDataOctets: [UInt8] { Array(octets.suffix(pdu.tpdu.userData?.octetCount ?? 0)) }
}

extension CMSError: Error {}
