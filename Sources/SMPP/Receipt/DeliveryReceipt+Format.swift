extension DeliveryReceipt {
    /// A field of the text of a receipt.
    public enum Field: Hashable, Sendable, CaseIterable {
        /// A part of the text, in the usual order.
        case messageID, submitted, delivered, submitDate, doneDate, status, error, text
    }

    /// How an operator writes receipts: which fields, in which order, under which labels.
    public struct Format: Hashable, Sendable {
        /// The parts that are written, in this order.
        public var fields: [Field]
        /// Labels that differ from those of the specification: `Text` for `text`.
        public var labels: [Field: String]
        /// Digits of the counts; 3 in the specification.
        public var countDigits: Int

        /// A format in the usual words, unless others are said.
        public init(fields: [Field] = Field.allCases, labels: [Field: String] = [:], countDigits: Int = 3) {
            self.fields = fields
            self.labels = labels
            self.countDigits = countDigits
        }

        /// As appendix B has it.
        public static let standard = Format()

        func label(_ field: Field) -> String { labels[field] ?? field.label }
    }

    /// The text of the receipt: `id:7 sub:001 dlvrd:001 submit date:… done date:… stat:DELIVRD err:000 text:…`.
    ///
    /// A field that the receipt does not have is left out.
    public func text(_ format: Format = .standard) -> String {
        format.fields.compactMap { field in
            value(field, countDigits: format.countDigits).map { "\(format.label(field)):\($0)" }
        }.joined(separator: " ")
    }

    private func value(_ field: Field, countDigits: Int) -> String? {
        switch field {
        case .messageID: messageID
        case .submitted: submitted.map { Self.padded($0, to: countDigits) }
        case .delivered: delivered.map { Self.padded($0, to: countDigits) }
        case .submitDate: submitDate?.digits
        case .doneDate: doneDate?.digits
        case .status: status
        case .error: error
        case .text: text
        }
    }

    private static func padded(_ number: Int, to count: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}

extension DeliveryReceipt.Field {
    /// As appendix B has it.
    var label: String {
        switch self {
        case .messageID: "id"
        case .submitted: "sub"
        case .delivered: "dlvrd"
        case .submitDate: "submit date"
        case .doneDate: "done date"
        case .status: "stat"
        case .error: "err"
        case .text: "text"
        }
    }
}
