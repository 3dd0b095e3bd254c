/// How many of something there must be when a log is played: `3 unanswered`.
public struct Expectation: Hashable, Sendable, CustomStringConvertible {
    /// What is counted, by the word of the list.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Messages that the log sends in, and the replies that are given.
        case messages, replies
        /// Messages whose sender got no reply.
        case unanswered
        /// Lines in which no service that runs has a part.
        case unplayed
    }

    /// How many there must be, neither more nor less; at most nine digits.
    public let count: Int
    /// What there must be so many of.
    public let kind: Kind

    /// What a text must look like to be one.
    public static let expected =
        "counts such as '3 unanswered', of \(Kind.allCases.map(\.rawValue).joined(separator: ", "))"

    /// As one of them is called.
    private static let plurals: [Substring: String] = ["message": "messages", "reply": "replies"]

    /// Reads expectations.
    ///
    ///     list        = expectation *("," *" " expectation)
    ///     expectation = 1*9DIGIT 1*" " (kind / "message" / "reply")
    ///
    /// - Returns: nil where the text is no such list.
    public static func list(_ text: String) -> [Expectation]? {
        let expectations = text.split(separator: ",", omittingEmptySubsequences: false).map { Expectation($0) }
        return expectations.contains(nil) ? nil : expectations.compactMap { $0 }
    }

    private init?(_ text: Substring) {
        let words = text.split(separator: " ")
        guard words.count == 2, (1...9).contains(words[0].utf8.count), words[0].utf8.allSatisfy(\.isDigit),
            let count = Int(words[0]), let kind = Kind(rawValue: Self.plurals[words[1]] ?? String(words[1]))
        else { return nil }
        (self.count, self.kind) = (count, kind)
    }

    public var description: String { "\(count) \(kind)" }
}

extension ReplayTally {
    /// What of these is not so, a sentence each.
    public func failures(of expectations: [Expectation]) -> [String] {
        expectations.compactMap { expectation in
            let count = count(of: expectation.kind)
            return count == expectation.count ? nil : "expected \(expectation), found \(count)"
        }
    }

    private func count(of kind: Expectation.Kind) -> Int {
        switch kind {
        case .messages: messages
        case .replies: replies
        case .unanswered: unanswered
        case .unplayed: unplayed
        }
    }
}
