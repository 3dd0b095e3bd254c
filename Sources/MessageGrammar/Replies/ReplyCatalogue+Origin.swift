extension ReplyCatalogue {
    /// The reply that a text is, and its template as the replies file writes it; nil where it is none.
    ///
    /// Where several could be it, the one that says most of the text in its own words.
    package func origin(of text: String) -> (reply: String, template: String)? {
        let fitting = templates.filter { $0.value.couldBe(text) }
        let best = fitting.max { ($0.value.literalCount, $1.key) < ($1.value.literalCount, $0.key) }
        return best.map { ($0.key, $0.value.written) }
    }
}

extension ReplyTemplate {
    fileprivate var literalCount: Int {
        pieces.reduce(0) { sum, piece in if case .literal(let text) = piece { sum + text.utf8.count } else { sum } }
    }

    /// With its holes in braces.
    fileprivate var written: String { filled { name, _ in "{\(name)}" } }

    /// Whether its holes can be filled so that it is a text; how they are filled is not looked at.
    fileprivate func couldBe(_ text: String) -> Bool {
        var (rest, isOpen) = (text[...], false)
        for piece in pieces {
            guard case .literal(let literal) = piece else {
                isOpen = true
                continue
            }
            guard
                let found = isOpen
                    ? rest.firstRange(of: literal)
                    : rest.hasPrefix(literal)
                        ? rest.startIndex..<rest.index(rest.startIndex, offsetBy: literal.count) : nil
            else { return false }
            rest = rest[found.upperBound...]
            isOpen = false
        }
        guard case .literal(let last)? = pieces.last else { return isOpen || rest.isEmpty }
        return rest.isEmpty || text.hasSuffix(last)
    }
}
