/// A reply to a message that is not understood, or that could not be handled: the same names in every replies file.
public enum ErrorReply: String, Hashable, Sendable, CaseIterable {
    case empty
    case unknownKeyword = "unknown-keyword"
    case nearKeyword = "near-keyword"
    case missing
    case wrongLength = "wrong-length"
    case wrongLengthBetween = "wrong-length-between"
    case tooFewDigits = "too-few-digits"
    case noSuchDate = "no-such-date"
    case malformed
    case surplus
    case severalFaults = "several-faults"
    case unavailable

    /// The holes that the reply's template may have.
    public var holes: [String: ReplyHole] {
        switch self {
        case .nearKeyword, .surplus: ["format": .format]
        case .missing, .severalFaults: ["fields": .labels(most: 3), "format": .format]
        case .wrongLength, .tooFewDigits: ["field": .label, "expected": .count, "found": .count, "format": .format]
        case .wrongLengthBetween:
            ["field": .label, "least": .count, "most": .count, "found": .count, "format": .format]
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
        }
    }
}
