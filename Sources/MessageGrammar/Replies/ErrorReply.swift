/// A reply to a message that is not understood, or that could not be handled: the same names in every replies file.
public enum ErrorReply: String, Hashable, Sendable, CaseIterable {
    /// The text is empty.
    case empty
    /// No message begins as the text does, and no keyword is near.
    case unknownKeyword = "unknown-keyword"
    /// No message begins so, but one keyword is a slip away.
    case nearKeyword = "near-keyword"
    /// One or more fields are missing, and nothing else is wrong.
    case missing
    /// A value has too few or too many characters, where only one number is right.
    case wrongLength = "wrong-length"
    /// A value has too few or too many characters, where a range is right.
    case wrongLengthBetween = "wrong-length-between"
    /// A value has too few digits among its characters.
    case tooFewDigits = "too-few-digits"
    /// A day that the calendar does not have.
    case noSuchDate = "no-such-date"
    /// An amount is too small or too great.
    case outOfRange = "out-of-range"
    /// A value is not of its field's shape.
    case malformed
    /// There are more parts than the form has holes, or words behind a message that stands alone.
    case surplus
    /// More than one thing is wrong.
    case severalFaults = "several-faults"
    /// The message could not be handled; the sender may try again.
    case unavailable

    /// The holes that the reply's template may have.
    public var holes: [String: ReplyHole] {
        switch self {
        case .nearKeyword, .surplus: ["format": .format]
        case .missing, .severalFaults: ["fields": .labels(most: 3), "format": .format]
        case .wrongLength, .tooFewDigits: ["field": .label, "expected": .count, "found": .count, "format": .format]
        case .wrongLengthBetween:
            ["field": .label, "least": .count, "most": .count, "found": .count, "format": .format]
        case .outOfRange: ["field": .label, "least": .amount, "most": .amount, "format": .format]
        case .noSuchDate, .malformed: ["field": .label, "format": .format]
        case .empty, .unknownKeyword, .unavailable: [:]
        }
    }

    /// Whether some text, or a failure, can make a service with this grammar say the reply.
    func isSaid(with grammar: Grammar) -> Bool {
        let forms = grammar.messages.flatMap(\.forms)
        let holes = forms.flatMap(\.holes)
        return switch self {
        case .empty, .unknownKeyword, .unavailable: true
        case .nearKeyword: forms.contains { $0.keyword.canBeSuggested || $0.holes.isEmpty }
        case .missing: holes.contains { !$0.isOptional }
        case .malformed, .surplus: !holes.isEmpty
        case .severalFaults: forms.contains { $0.holes.count > 1 }
        case .wrongLength: holes.contains { $0.shape.count?.count == 1 }
        case .wrongLengthBetween: holes.contains { ($0.shape.count?.count ?? 0) > 1 }
        case .tooFewDigits: holes.contains { $0.shape.leastDigits > 0 }
        case .noSuchDate: holes.contains { $0.shape == .date }
        case .outOfRange: holes.contains { $0.shape.amounts != nil }
        }
    }
}
