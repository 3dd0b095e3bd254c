/// Texts of one length, by the characters that may stand at each of their places.
struct TextChoices {
    let places: [SymbolSet]

    var length: Int32 { Int32(places.count) }

    /// The one of the plainest characters.
    var text: String { text { $0 } }

    /// The same with one of a few marks, the first that may stand there, where neither letter nor digit can.
    func text(with marks: [SymbolSet]) -> String {
        text { symbols in
            guard symbols.intersection(.alphanumerics).isEmpty else { return symbols }
            return marks.lazy.map { $0.intersection(symbols) }.first { !$0.isEmpty } ?? symbols
        }
    }

    private func text(_ choice: (SymbolSet) -> SymbolSet) -> String {
        String(String.UnicodeScalarView(places.compactMap { choice($0).representative }))
    }
}
