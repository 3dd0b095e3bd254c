import ShortMessage
package import Transcripts

/// Messages of a log to services that do not run, and their replies.
package struct UnplayedLines {
    /// How many short codes are named at most.
    private static let most = 3

    private var count = 0
    private var firstLine = 0
    /// Only these tell whose grammar is missing; a long number may be a subscriber's.
    private var shortCodes: [Address] = []
    private var hasMore = false

    package init() {}

    package mutating func add(_ line: Arrival) {
        if count == 0 { firstLine = line.line }
        count += 1
        let codes = [line.to, line.from].compactMap { $0 }.filter(\.isShortCode)
        guard let code = codes.first, !codes.contains(where: shortCodes.contains) else { return }
        if shortCodes.count < Self.most { shortCodes.append(code) } else { hasMore = true }
    }

    /// What is missing; nil where all was played.
    ///
    /// - Parameters:
    ///   - verb: what was not done with the lines.
    ///   - remedy: what plays them.
    package func hint(_ verb: String = "played", remedy: String = "name its grammar with --grammar") -> String? {
        guard count > 0 else { return nil }
        let lines =
            count == 1
            ? "line \(firstLine) was not \(verb)" : "\(count) lines were not \(verb), the first is line \(firstLine)"
        guard !shortCodes.isEmpty else {
            return "\(lines): no service that runs has a part in \(count == 1 ? "it" : "them")"
        }
        let shown = shortCodes.map(\.description).joined(separator: ", ") + (hasMore ? " and others" : "")
        return "\(lines): no service runs at \(shown); \(remedy)"
    }
}
