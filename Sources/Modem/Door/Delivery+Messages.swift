package import MessageCentre
package import ShortMessage

extension TPDU.Submit {
    /// What another handset must be told to get this message as it was sent; nil where its text says all.
    ///
    /// - Parameter segments: in how many the message came; of several only data is carried as octets.
    func coding(isText: Bool, segments: Int) -> MessageCoding? {
        let elements = userData.header?.elements.contains { !$0.isOfText } ?? false
        let isPlain = [DataCodingScheme.gsm7, .ucs2].contains(dataCodingScheme)
        guard !isText || elements || !isPlain || protocolIdentifier != .normal else { return nil }
        var coding = MessageCoding(dataCodingScheme: dataCodingScheme, protocolIdentifier: protocolIdentifier)
        guard segments == 1, !isText || elements,
            let encoded = try? EncodedMessage(PDU(serviceCentre: nil, .submit(self)))
        else { return coding }
        coding.userData = encoded.userDataOctets
        coding.hasHeader = userData.header != nil
        return coding
    }
}

extension InformationElement {
    /// Whether it only says how a text is written or cut.
    fileprivate var isOfText: Bool {
        switch self {
        case .concatenation, .singleShift, .lockingShift: true
        default: false
        }
    }
}

extension Delivery {
    /// The short messages that carry this one to a handset.
    ///
    /// - Parameter concatenation: the reference, where there are several.
    package func messages(concatenation: UInt16) -> [TPDU.Deliver] {
        let time = ServiceCentreTimestamp(nearest: message.sentAt)
        if let coding, !coding.userData.isEmpty {
            guard let userData = UserData(coding.userData, coding.dataCodingScheme, hasHeader: coding.hasHeader) else {
                return []
            }
            return [deliver(userData, coding.dataCodingScheme, at: time)]
        }
        let scheme = coding?.dataCodingScheme ?? .gsm7
        guard let text = Self.segments(of: message.text, scheme, hasScheme: coding != nil) else { return [] }
        var all = TPDU.Deliver.messages(text, from: message.from, at: time, reference: concatenation)
        for index in all.indices { apply(coding, to: &all[index]) }
        return all
    }

    private static func segments(of text: String, _ scheme: DataCodingScheme, hasScheme: Bool) -> SegmentedText? {
        let asked: TextEncoding = scheme.alphabet == .ucs2 ? .ucs2 : .gsm7(.none)
        if hasScheme, let segments = try? SegmentedText(text, in: asked) { return segments }
        return try? SegmentedText(text)
    }

    private func apply(_ coding: MessageCoding?, to deliver: inout TPDU.Deliver) {
        guard let coding else { return }
        deliver.protocolIdentifier = coding.protocolIdentifier
        if coding.dataCodingScheme.alphabet == deliver.dataCodingScheme.alphabet {
            deliver.dataCodingScheme = coding.dataCodingScheme
        }
    }

    private func deliver(
        _ userData: UserData, _ scheme: DataCodingScheme, at time: ServiceCentreTimestamp
    ) -> TPDU.Deliver {
        var deliver = TPDU.Deliver(
            originatingAddress: message.from, dataCodingScheme: scheme, timestamp: time, userData: userData)
        deliver.protocolIdentifier = coding?.protocolIdentifier ?? .normal
        return deliver
    }
}
