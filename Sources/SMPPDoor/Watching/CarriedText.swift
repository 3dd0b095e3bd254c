package import SMPP
package import ShortMessage

/// The text that a PDU carries, for whoever shows it.
package struct CarriedText: Hashable, Sendable {
    /// What stands for it in the PDU, without a user data header.
    package let octets: [UInt8]
    /// What the octets say; nil of data.
    package let text: String?
    /// Who sends it; nil where the PDU does not say.
    package let sender: Address?
    /// Who gets it; nil where the PDU does not say, or names several.
    package let recipient: Address?
    /// Whether it tells of another message.
    package let isReceipt: Bool
}

extension Packet.Body {
    /// The text that the PDU carries; nil of one that carries none.
    ///
    /// - Parameter alphabet: what `data_coding` 0 is in the session.
    package func carriedText(byDefault alphabet: DataCoding.DefaultAlphabet) -> CarriedText? {
        switch self {
        case .submit(let message), .deliver(let message):
            CarriedText(
                message.text, message.esmClass, message.dataCoding, alphabet, message.source, message.destination)
        case .submitMulti(let multi):
            CarriedText(
                multi.message.text, multi.message.esmClass, multi.message.dataCoding, alphabet, multi.message.source,
                nil)
        case .data(let message):
            CarriedText(
                message.text, message.esmClass, message.dataCoding, alphabet, message.source, message.destination)
        case .replace(let replacement):
            CarriedText(replacement.shortMessage, ESMClass(), .byDefault, alphabet, replacement.source, nil)
        default: nil
        }
    }
}

extension CarriedText {
    fileprivate init(
        _ octets: [UInt8], _ esmClass: ESMClass, _ coding: DataCoding, _ alphabet: DataCoding.DefaultAlphabet,
        _ source: SMPPAddress, _ destination: SMPPAddress?
    ) {
        let body = esmClass.hasUserDataHeader ? Array(octets.dropFirst(1 + Int(octets.first ?? 0))) : octets
        self.octets = body
        text = coding.text(body, byDefault: alphabet)
        (sender, recipient) = (Address(source), destination.flatMap { Address($0) })
        isReceipt = esmClass.kind == .receipt || esmClass.kind == .intermediateNotification
    }
}
