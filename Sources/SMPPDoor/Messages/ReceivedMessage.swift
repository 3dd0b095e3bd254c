import SMPP
import ShortMessage

/// What submit_sm, submit_multi and data_sm have in common, once it is read.
struct ReceivedMessage {
    /// The service type, which nothing goes by.
    var source: SMPPAddress
    var esmClass: ESMClass
    var protocolID: UInt8
    var dataCoding: DataCoding
    var registeredDelivery: RegisteredDelivery
    var schedule: SMPPTime?
    var validity: SMPPTime?
    var replacesEarlier = false
    var octets: [UInt8]
    var parameters: [Parameter]

    init(_ message: Packet.Message) throws(Refusal) {
        guard message.priority <= 3 else { throw Refusal(.invalidPriorityFlag) }
        guard message.replaceIfPresent <= 1 else { throw Refusal(.invalidReplaceFlag) }
        guard message.defaultMessage == 0 else { throw Refusal(.invalidDefaultMessage) }
        (source, esmClass, protocolID) = (message.source, message.esmClass, message.protocolID)
        (dataCoding, registeredDelivery) = (message.dataCoding, message.registeredDelivery)
        (schedule, validity) = (message.schedule, message.validity)
        replacesEarlier = message.replaceIfPresent == 1
        (octets, parameters) = (message.text, message.parameters)
        try check()
    }

    init(_ message: Packet.DataMessage) throws(Refusal) {
        (source, esmClass, protocolID) = (message.source, message.esmClass, 0)
        (dataCoding, registeredDelivery) = (message.dataCoding, message.registeredDelivery)
        (octets, parameters) = (message.text, message.parameters)
        try check()
    }

    private func check() throws(Refusal) {
        switch esmClass.kind {
        case .message, .deliveryAcknowledgement, .userAcknowledgement: break
        case .receipt, .conversationAbort, .intermediateNotification, nil: throw Refusal(.invalidESMClass)
        }
    }

    /// Whether it is a part of a longer message, and not the first.
    var isLaterPart: Bool { (try? header())?.concatenation.map { $0.sequence > 1 } ?? false }

    /// The header that stands before the text, or that `sar_*` stand for.
    func header() throws(Refusal) -> UserDataHeader? {
        if esmClass.hasUserDataHeader {
            guard let length = octets.first, Int(length) < octets.count,
                let header = try? UserDataHeader(octets: Array(octets[...Int(length)]))
            else { throw Refusal(.invalidESMClass) }
            return header
        }
        guard let reference = parameters[.sarReference]?.number, let total = parameters[.sarTotalSegments]?.number,
            let number = parameters[.sarSegmentNumber]?.number, total > 1
        else { return nil }
        let place = Concatenation(
            reference: UInt16(truncatingIfNeeded: reference), width: .twoOctets,
            total: UInt8(truncatingIfNeeded: total), sequence: UInt8(truncatingIfNeeded: number))
        guard let place else { throw Refusal(.invalidParameterValue) }
        return UserDataHeader([.concatenation(place)])
    }

    /// What stands behind the header.
    private var body: [UInt8] {
        esmClass.hasUserDataHeader ? Array(octets.dropFirst(1 + Int(octets.first ?? 0))) : octets
    }

    /// Header and text or data, with the scheme under which a handset would send them.
    ///
    /// - Parameter alphabet: what `data_coding` 0 is.
    func userData(
        byDefault alphabet: DataCoding.DefaultAlphabet
    ) throws(Refusal) -> (userData: UserData, scheme: DataCodingScheme) {
        let header = try header()
        if alphabet == .packedGSM, dataCoding == .byDefault, esmClass.hasUserDataHeader {
            return (UserData(header: header, content: .septets(packedBehindHeader)), .gsm7)
        }
        let (content, scheme) = try content(byDefault: alphabet)
        return (UserData(header: header, content: content), scheme)
    }

    private var packedBehindHeader: [UInt8] {
        let start = (8 * (1 + Int(octets.first ?? 0)) + 6) / 7
        return Array(SeptetPacking.unpacked(octets).dropFirst(start))
    }

    private func content(
        byDefault alphabet: DataCoding.DefaultAlphabet
    ) throws(Refusal) -> (UserData.Content, DataCodingScheme) {
        let (body, scheme) = (body, DataCodingScheme(rawValue: dataCoding.rawValue))
        switch dataCoding {
        case .byDefault: return (Self.text(body, alphabet), alphabet == .gsm ? .gsm7 : .ucs2)
        case .ia5, .latin1, .cyrillic:
            guard let text = dataCoding.text(body) else { throw Refusal(.invalidDataCoding) }
            return (.codeUnits(Array(text.utf16)), .ucs2)
        case .octets, .eightBit: return (.octets(body), .eightBit)
        case .ucs2: return (try Self.codeUnits(body), .ucs2)
        default:
            guard dataCoding.isOfGSM else { throw Refusal(.invalidDataCoding) }
            switch scheme.alphabet {
            case .gsm7: return (body.allSatisfy { $0 < 0x80 } ? .septets(body) : Self.latin1(body), scheme)
            case .eightBit: return (.octets(body), scheme)
            case .ucs2: return (try Self.codeUnits(body), scheme)
            }
        }
    }

    /// Octets that the alphabet does not have are taken for Latin-1: ESMEs that never asked what 0 is send that.
    private static func text(_ octets: [UInt8], _ alphabet: DataCoding.DefaultAlphabet) -> UserData.Content {
        if alphabet == .gsm, octets.allSatisfy({ $0 < 0x80 }) { return .septets(octets) }
        guard let text = DataCoding.byDefault.text(octets, byDefault: alphabet) else { return latin1(octets) }
        return .codeUnits(Array(text.utf16))
    }

    private static func latin1(_ octets: [UInt8]) -> UserData.Content { .codeUnits(octets.map(UInt16.init)) }

    private static func codeUnits(_ octets: [UInt8]) throws(Refusal) -> UserData.Content {
        guard octets.count.isMultiple(of: 2) else { throw Refusal(.invalidMessageLength) }
        return .codeUnits(
            stride(from: 0, to: octets.count, by: 2).map { UInt16(octets[$0]) << 8 | UInt16(octets[$0 + 1]) })
    }
}
