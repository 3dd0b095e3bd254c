/// Texts of one length, by the characters that may stand at each of their places.
struct TextChoices {
    let places: [SymbolSet]

    var length: Int32 { Int32(places.count) }

    /// The one of the plainest characters.
    var text: String { text { $0 } }

    /// The same with one mark wherever it may stand and neither letter nor digit can.
    func text(with mark: SymbolSet) -> String {
        text { symbols in
            let marks = symbols.intersection(mark)
            return symbols.intersection(.alphanumerics).isEmpty && !marks.isEmpty ? marks : symbols
        }
    }

    private func text(_ choice: (SymbolSet) -> SymbolSet) -> String {
        String(String.UnicodeScalarView(places.compactMap { choice($0).representative }))
    }
}
