/// Finds few elements of many that fail as all of them do (Zeller and Hildebrandt's ddmin, 2002).
public enum DeltaDebugging {
    /// Elements none of which can be left out alone, in their order.
    ///
    /// - Parameters:
    ///   - elements: they fail.
    ///   - stillFail: whether some of them, in their order, fail the same way; asked of no empty ones.
    public static func fewest<Element: Sendable>(
        of elements: [Element], _ stillFail: ([Element]) async throws -> Bool
    ) async rethrows -> [Element] {
        var (left, parts) = (elements, 2)
        while left.count >= 2 {
            if let fewer = try await reduced(left, in: parts, stillFail) {
                parts = max(min(parts, fewer.count) - 1, 2)
                left = fewer
            } else if parts < left.count {
                parts = min(parts * 2, left.count)
            } else {
                break
            }
        }
        return left
    }

    /// The elements without one of so many parts of about equal length, or nil where each part is needed.
    private static func reduced<Element: Sendable>(
        _ elements: [Element], in parts: Int, _ stillFail: ([Element]) async throws -> Bool
    ) async rethrows -> [Element]? {
        for part in 0..<parts {
            let range = elements.count * part / parts..<elements.count * (part + 1) / parts
            let rest = Array(elements[..<range.lowerBound] + elements[range.upperBound...])
            if try await stillFail(rest) { return rest }
        }
        return nil
    }
}
