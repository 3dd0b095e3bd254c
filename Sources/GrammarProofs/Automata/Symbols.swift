import MessageGrammar

/// A set of characters, of whichever kind.
protocol Symbols: Hashable {
    func intersection(_ other: Self) -> Self
    func subtracting(_ other: Self) -> Self
}

extension SymbolSet: Symbols {}
extension ScalarSet: Symbols {}

extension Array where Element: Symbols {
    /// The characters of a set by how much of this literal's start is read after each of them.
    ///
    /// - Parameter matched: how much of it was read before.
    func matches(after matched: Int, _ symbols: Element) -> [(symbols: Element, matched: Int)] {
        let different = reduce(into: [Element]()) { if !$0.contains($1) { $0.append($1) } }
        let matching = different.map { (symbols.intersection($0), longestStart(endingWith: self[..<matched] + [$0])) }
        return matching + [(reduce(symbols) { $0.subtracting($1) }, 0)]
    }

    private func longestStart(endingWith read: ArraySlice<Element>) -> Int {
        (0...Swift.min(count, read.count)).last { read.suffix($0).elementsEqual(prefix($0)) } ?? 0
    }
}
