extension DeliveryReceipt {
    /// Reads the text of a receipt: fields in any order and under labels in any case, some of them missing.
    ///
    /// Fields that are not known are passed over; without a message and a state it is no receipt.
    public init?(text: String) {
        let values = Self.values(text)
        guard let messageID = values[.messageID], !messageID.isEmpty, let status = values[.status], !status.isEmpty
        else {
            return nil
        }
        self.init(messageID: messageID, status: status)
        submitted = values[.submitted].flatMap { Int($0) }
        delivered = values[.delivered].flatMap { Int($0) }
        submitDate = values[.submitDate].flatMap { ReceiptDate($0) }
        doneDate = values[.doneDate].flatMap { ReceiptDate($0) }
        error = values[.error]
        self.text = values[.text]
    }

    /// What stands after each label, up to the blank before the next one. The message's text goes to the end.
    private static func values(_ text: String) -> [Field: String] {
        let scalars = Array(text.unicodeScalars)
        var values: [Field: String] = [:]
        var place = 0
        while place < scalars.count {
            guard let (field, start) = label(scalars, at: place) else {
                place = wordEnd(scalars, from: place) + 1
                continue
            }
            let end = field == .text ? scalars.count : wordEnd(scalars, from: start)
            if values[field] == nil { values[field] = string(scalars[start..<end]) }
            place = end + 1
        }
        return values
    }

    /// The label that stands at a place, and where its value begins.
    private static func label(_ scalars: [Unicode.Scalar], at place: Int) -> (Field, Int)? {
        for field in Field.allCases {
            let label = field.label.unicodeScalars
            let end = place + label.count
            guard end < scalars.count, scalars[end] == ":" else { continue }
            if zip(scalars[place..<end], label).allSatisfy({ lower($0) == $1 }) { return (field, end + 1) }
        }
        return nil
    }

    private static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value) | 0x20) : scalar
    }

    private static func wordEnd(_ scalars: [Unicode.Scalar], from place: Int) -> Int {
        scalars[place...].firstIndex(of: " ") ?? scalars.count
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}

extension DeliveryReceipt {
    /// The receipt in a deliver_sm, from its text; where that is none, from its parameters.
    public init?(_ message: Packet.Message) {
        guard message.esmClass.kind == .receipt || message.esmClass.kind == .intermediateNotification else {
            return nil
        }
        if let receipt = DeliveryReceipt(text: String(singleOctets: message.text[...])) {
            self = receipt
            return
        }
        guard case .text(let messageID)? = message.parameters[.receiptedMessageID]?.value,
            let number = message.parameters[.messageState]?.number,
            let state = UInt8(exactly: number).flatMap({ MessageState(rawValue: $0) })
        else { return nil }
        self.init(messageID: messageID, status: state.receiptName)
    }
}
