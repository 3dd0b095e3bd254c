/// What members do to a message on its way from the poster to the short code.
public enum MessageMutation: String, Hashable, Sendable, CaseIterable {
    /// Small letters for capitals.
    case lowerCase
    /// Curly quotes round the whole.
    case quotes
    /// A full stop at the end.
    case fullStop
    /// Two blanks for the first one.
    case doubledBlank
    /// `(spasi)`, as the poster prints it.
    case printedBlank
    /// A no-break space for the first blank.
    case noBreakSpace
    /// Full-width digits for ASCII ones.
    case fullWidthDigits
    /// Another mark for each `#`.
    case otherSeparator
    /// Blanks on both sides of each `#`.
    case blanksRoundSeparators
    /// Two `#` for each one.
    case doubledSeparator
    /// A `#` at the end.
    case separatorAtTheEnd
    /// A line break for each separator.
    case lines
    /// No blank behind the keyword's first word.
    case gluedKeyword
    /// One letter of a word more, less or other.
    case misspeltWord
    /// O for 0, l for 1.
    case lookalike
    /// A blank or a dash inside a number.
    case partedNumber
    /// Two parts that have changed places.
    case otherOrder
    /// Words of thanks or a name at the end.
    case signature
    /// One digit more.
    case digitMore
    /// One digit less.
    case digitLess
    /// One part left out.
    case partLess
    /// One character more, less or other, whichever.
    case oneEdit

    /// Whether the message may then have a line break.
    public var breaksLines: Bool { self == .lines }

    /// The text as it is then; nil where there is nothing to do it to.
    public func applied(to text: String, using random: inout some RandomNumberGenerator) -> String? {
        let parts = Parts(text)
        switch self {
        case .lowerCase: return text.lowercased()
        case .quotes: return "\u{201C}\(text)\u{201D}"
        case .fullStop: return text + "."
        case .doubledBlank: return text.replacingFirst(" ", with: "  ")
        case .printedBlank: return text.replacingFirst(" ", with: " (spasi) ")
        case .noBreakSpace: return text.replacingFirst(" ", with: "\u{A0}")
        case .fullWidthDigits: return text.replacingDigits { Unicode.Scalar(0xFF10 + $0) }
        case .otherSeparator: return parts?.joined(random.element(of: ["*", ";", "|", "/", ",", "."]))
        case .blanksRoundSeparators: return parts?.joined(" # ")
        case .doubledSeparator: return parts?.joined("##")
        case .separatorAtTheEnd: return parts.map { _ in text + "#" }
        case .lines: return parts?.joined("\n")
        case .gluedKeyword: return text.replacingFirst(" ", with: "")
        case .misspeltWord: return text.edited(.letters, using: &random)
        case .lookalike:
            return text.contains("0") ? text.replacingFirst("0", with: "O") : text.replacingFirst("1", with: "l")
        case .partedNumber: return text.partingNumber(with: random.element(of: [" ", "-"]), using: &random)
        case .otherOrder: return parts?.shuffled(using: &random)
        case .signature: return text + random.element(of: [" terima kasih", " trims", " Budi"])
        case .digitMore: return text.edited(.digits, .more, using: &random)
        case .digitLess: return text.edited(.digits, .less, using: &random)
        case .partLess: return parts?.withoutOne(using: &random)
        case .oneEdit: return text.edited(.all, using: &random)
        }
    }

    /// A text cut at `#`; the first part has the keyword.
    private struct Parts {
        private var parts: [Substring]

        init?(_ text: String) {
            parts = text.split(separator: "#", omittingEmptySubsequences: false)
            if parts.count < 2 { return nil }
        }

        func joined(_ separator: String) -> String { parts.joined(separator: separator) }

        func shuffled(using random: inout some RandomNumberGenerator) -> String? {
            guard parts.count > 2 else { return nil }
            var shuffled = self
            let place = random.number(in: 1...parts.count - 2)
            shuffled.parts.swapAt(place, place + 1)
            return shuffled.joined("#")
        }

        func withoutOne(using random: inout some RandomNumberGenerator) -> String {
            var fewer = self
            fewer.parts.remove(at: random.number(in: 1...parts.count - 1))
            return fewer.joined("#")
        }
    }
}
