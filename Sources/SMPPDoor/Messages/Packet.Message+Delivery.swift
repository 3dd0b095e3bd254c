import MessageCentre
import Modem
import SMPP
import ShortMessage

extension Delivery {
    /// The PDUs that carry this message to an ESME.
    ///
    /// - Parameters:
    ///   - account: how it gets them.
    ///   - reference: of a message of several segments.
    func packets(for account: Account, reference: UInt16) -> [Packet.Message] {
        if coding?.userData.isEmpty ?? true, let text = wholeText(for: account) { return [text] }
        if let parts = octetParts(for: account, reference) { return parts }
        let parts = texts(in: account.alphabet).messages(concatenation: reference)
        return parts.map {
            packet(
                $0.userData, DataCoding($0.dataCodingScheme), $0.protocolIdentifier, for: account,
                isOneOfSeveral: parts.count > 1)
        }
    }

    /// The parts of a text in an alphabet that no handset has, as octets under `data_coding` 0.
    private func octetParts(for account: Account, _ reference: UInt16) -> [Packet.Message]? {
        guard coding == nil, account.alphabet == .latin1 || account.alphabet == .utf8,
            let octets = DataCoding.byDefault.octets(message.text, byDefault: account.alphabet),
            let parts = try? UserData.segments(of: octets, reference: reference)
        else { return nil }
        return parts.map { packet($0, .byDefault, .normal, for: account, isOneOfSeveral: parts.count > 1) }
    }

    /// The message as one PDU, where the account gets long ones so and this is one.
    private func wholeText(for account: Account) -> Packet.Message? {
        guard account.longForm == .payload, let text = try? SegmentedText(message.text), text.segments.count > 1
        else { return nil }
        let coding: DataCoding = text.encoding.isUCS2 ? .ucs2 : .byDefault
        let (octets, used): ([UInt8]?, DataCoding) =
            coding.octets(message.text, byDefault: account.alphabet).map { ($0, coding) }
            ?? (DataCoding.ucs2.octets(message.text), .ucs2)
        guard let octets else { return nil }
        var packet = Packet.Message(from: SMPPAddress(message.from), to: SMPPAddress(message.to))
        packet.dataCoding = used
        packet.parameters = [.messagePayload(octets)]
        return packet
    }

    /// The same; where the alphabet lacks a character of the text, with UCS-2 asked for.
    private func texts(in alphabet: DataCoding.DefaultAlphabet) -> Delivery {
        guard coding == nil, alphabet == .latin1,
            DataCoding.byDefault.octets(message.text, byDefault: .latin1) == nil
        else { return self }
        return coded(MessageCoding(dataCodingScheme: .ucs2))
    }

    private func packet(
        _ userData: UserData, _ coding: DataCoding, _ protocolID: ProtocolIdentifier, for account: Account,
        isOneOfSeveral: Bool
    ) -> Packet.Message {
        var packet = Packet.Message(from: SMPPAddress(message.from), to: SMPPAddress(message.to))
        var header = userData.header
        if account.longForm == .sar, isOneOfSeveral, let place = header?.concatenation {
            packet.parameters = Parameter.segment(reference: place.reference, number: place.sequence, of: place.total)
            header?.elements.removeAll { if case .concatenation = $0 { true } else { false } }
            if header?.elements.isEmpty == true { header = nil }
        }
        let headerOctets = (try? header?.octets()) ?? []
        packet.esmClass = ESMClass(hasUserDataHeader: !headerOctets.isEmpty)
        (packet.protocolID, packet.dataCoding) = (protocolID.rawValue, coding)
        packet.shortMessage = headerOctets + userData.octets(byDefault: account.alphabet, behind: headerOctets)
        return packet
    }
}

extension TextEncoding {
    fileprivate var isUCS2: Bool { if case .ucs2 = self { true } else { false } }
}

extension UserData {
    /// What stands behind the header, as `short_message` has it.
    fileprivate func octets(byDefault alphabet: DataCoding.DefaultAlphabet, behind header: [UInt8]) -> [UInt8] {
        switch content {
        case .octets(let octets): return octets
        case .codeUnits(let units): return units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case .septets(let septets):
            switch alphabet {
            case .packedGSM: return Self.packed(septets, behind: header)
            case .gsm, .latin1, .utf8: return septets
            }
        }
    }

    /// Packed septets begin at the first boundary of septets behind the header.
    private static func packed(_ septets: [UInt8], behind header: [UInt8]) -> [UInt8] {
        let spare = (header.count * 8 + 6) / 7
        let all = SeptetPacking.packed([UInt8](repeating: 0, count: spare) + septets)
        return Array(all.dropFirst(header.count))
    }
}

extension DataCoding {
    /// The number for a handset's scheme: general schemes with a class as those of 0xF0, which SMPP knows.
    init(_ scheme: DataCodingScheme) {
        switch (scheme.rawValue, scheme.alphabet) {
        case (0xC0..., _): self.init(rawValue: scheme.rawValue)
        case (let value, .gsm7) where value & 0x10 != 0 && value < 0x80: self.init(rawValue: 0xF0 | value & 0x03)
        case (let value, .eightBit) where value & 0x10 != 0: self.init(rawValue: 0xF4 | value & 0x03)
        case (_, .gsm7): self = .byDefault
        case (_, .eightBit): self = .eightBit
        case (_, .ucs2): self = .ucs2
        }
    }
}
