import MessageGrammar
import ShortMessage

extension ReplyCheck {
    /// Entries for all that the file lacks, to be added at its end: labels that are the names of the fields, and texts in
    /// English that say every hole for which one SMS has room. Empty where nothing is missing.
    public var skeleton: String {
        let labels = missingLabels
        var wording = wording
        for name in labels { wording.labels[name] = Self.label(of: name) }
        wording.formats = grammar.formats(labels: wording.labels)
        var entries = labels.map { "field \($0) \"\(Self.label(of: $0))\"\n" }
        entries = entries.isEmpty ? [] : [entries.joined()]
        let replies = missingReplies
        if wording.months.isEmpty, replies.contains(where: { namesMonths(holes[$0] ?? [:]) }) {
            wording.months = Self.months
            entries.append("months \(Self.months.joined(separator: " "))\n")
        }
        entries += replies.map { "reply \($0)\n    \(text(of: $0, wording))\n" }
        return entries.joined(separator: "\n")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    private static func label(of field: String) -> String { field.uppercased() }

    private func namesMonths(_ holes: [String: ReplyHole]) -> Bool {
        holes.values.contains { hole in
            switch hole {
            case .month, .months: true
            default: false
            }
        }
    }

    /// The sentence of an error, or the name of the reply and what it can say; shorter where one SMS has no room for it.
    private func text(of reply: String, _ wording: ReplyWording) -> String {
        let error = ErrorReply(rawValue: reply)
        var sentences = error.map(\.sentences) ?? said(by: reply).map { "\($0) {\($0)}" }
        if error == nil { sentences.insert(reply, at: 0) }
        let separator = error == nil ? ", " : ". "
        while sentences.count > 1, !fits(sentences.joined(separator: separator), reply, wording) {
            sentences.removeLast()
        }
        return sentences.joined(separator: separator)
    }

    private func said(by reply: String) -> [String] {
        (holes[reply] ?? [:]).filter { hole in
            if case .withheld = hole.value { false } else { true }
        }.map(\.key).sorted()
    }

    private func fits(_ text: String, _ reply: String, _ wording: ReplyWording) -> Bool {
        let holes = holes[reply] ?? [:]
        let file = SourceFile(name: "", source: "reply \(reply)\n    \(text)\n")
        let lines = file.lines.filter(\.isIndented)
        guard let widest = try? ReplyTemplate(lines, holes: holes).filled({ wording.widest($1) }),
            let septets = GSMAlphabet.septets(widest)
        else { return false }
        return septets <= ReplyCatalogue.budget
    }
}

extension ErrorReply {
    /// What it says in English; the last sentence can be left out.
    fileprivate var sentences: [String] {
        switch self {
        case .empty: ["The message is empty"]
        case .unknownKeyword: ["Unknown message"]
        case .nearKeyword: ["Unknown message", "Did you mean {format}?"]
        case .missing: ["Missing: {fields}", "Send {format}"]
        case .wrongLength: ["{field} must have {expected} characters, not {found}", "Send {format}"]
        case .wrongLengthBetween: ["{field} must have {least} to {most} characters, not {found}", "Send {format}"]
        case .tooFewDigits: ["{field} must have {expected} digits, not {found}", "Send {format}"]
        case .noSuchDate: ["{field} is not a date", "Send {format}"]
        case .outOfRange: ["{field} must be {least} to {most}", "Send {format}"]
        case .malformed: ["{field} is not right", "Send {format}"]
        case .surplus: ["The message has too many parts", "Send {format}"]
        case .severalFaults: ["Not right: {fields}", "Send {format}"]
        case .unavailable: ["The service is not available", "Please try again later"]
        }
    }
}
