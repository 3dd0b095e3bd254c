/// A column of a file that is entered into the ledger, as errors speak of it.
package struct FileColumn: Hashable, Sendable {
    /// As the header has it.
    let name: String
    let content: Content
    /// What a value must look like.
    let expected: String

    /// What sort of values a column has; spreadsheets spoil each in a way of their own.
    package enum Content: Hashable, Sendable {
        case identity, card, telephone, amount, day, words
        /// A person's name or e-mail address.
        case personalWords
        /// A birth date.
        case personalDay
    }

    var isPersonal: Bool {
        switch content {
        case .identity, .card, .telephone, .personalWords, .personalDay: true
        case .amount, .day, .words: false
        }
    }

    /// Whether a value is made of digits, so that an apostrophe before it is a spreadsheet's and means nothing.
    var isNumber: Bool {
        switch content {
        case .identity, .card, .telephone, .amount, .day, .personalDay: true
        case .words, .personalWords: false
        }
    }
}
