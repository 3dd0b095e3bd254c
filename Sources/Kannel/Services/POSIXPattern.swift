import Glibc

/// An extended regular expression of POSIX, which is what keywords are to Kannel.
struct POSIXPattern: Hashable, Sendable {
    private let text: String
    private let ignoresCase: Bool

    /// Nil for a text that is none.
    init?(_ text: String, ignoresCase: Bool) {
        (self.text, self.ignoresCase) = (text, ignoresCase)
        guard matching({ _ in true }) != nil else { return nil }
    }

    /// Whether it is found in a text.
    func matches(_ message: String) -> Bool {
        matching { pattern in regexec(pattern, message, 0, nil, 0) == 0 } ?? false
    }

    /// - Returns: nil where the text is no pattern.
    private func matching(_ work: (UnsafePointer<regex_t>) -> Bool) -> Bool? {
        var pattern = regex_t()
        guard regcomp(&pattern, text, REG_EXTENDED | REG_NOSUB | (ignoresCase ? REG_ICASE : 0)) == 0 else {
            return nil
        }
        defer { regfree(&pattern) }
        return work(&pattern)
    }
}
