import ShortMessage

extension UserData {
    /// User data out of its octets alone, the header first; nil where they are none.
    ///
    /// Without the length the number of septets is what the octets have room for; a last one of seven spare bits is none.
    init?(_ octets: [UInt8], _ scheme: DataCodingScheme, hasHeader: Bool) {
        let countsSeptets = scheme.alphabet == .gsm7 && !scheme.isCompressed
        let length = countsSeptets ? octets.count * 8 / 7 : octets.count
        let emptyAddress: [UInt8] = [0, 0x81]
        let start = [hasHeader ? 0x41 : 0x01, 0] + emptyAddress + [0, scheme.rawValue, UInt8(clamping: length)]
        guard let reading = try? PDU.reading(start + octets, .mobileOriginated, hasServiceCentreAddress: false),
            reading.leniencies.allSatisfy({ $0.kind == .paddingNotZero }), let userData = reading.pdu.tpdu.userData
        else { return nil }
        self = userData
        if case .septets(let text) = content, octets.count % 7 == 0, text.last == 0 {
            content = .septets(text.dropLast())
        }
    }
}
