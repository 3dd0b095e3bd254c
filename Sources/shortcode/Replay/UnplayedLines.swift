import ShortMessage
import Transcripts

/// Messages of a log to services that do not run, and their replies.
struct UnplayedLines {
    /// How many numbers are named at most.
    private static let most = 3

    private var count = 0
    private var firstLine = 0
    private var numbers: [Address] = []
    private var hasMoreNumbers = false

    mutating func add(_ line: Arrival) {
        if count == 0 { firstLine = line.line }
        count += 1
        let ends = [line.to, line.from].compactMap { $0 }
        guard let number = ends.first(where: \.isShortCode) ?? ends.first,
            !ends.contains(where: numbers.contains)
        else { return }
        if numbers.count < Self.most { numbers.append(number) } else { hasMoreNumbers = true }
    }

    /// What is missing; nil where all was played.
    func hint(mask: NumberMask) -> String? {
        guard count > 0 else { return nil }
        let lines =
            count == 1
            ? "line \(firstLine) was not played" : "\(count) lines were not played, the first is line \(firstLine)"
        let shown = numbers.map(mask.shown).joined(separator: ", ") + (hasMoreNumbers ? " and others" : "")
        return "\(lines): no service runs at \(shown); name its grammar with --grammar"
    }
}
