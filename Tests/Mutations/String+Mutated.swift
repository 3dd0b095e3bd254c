package import Seeded

extension String {
    /// What mutations put in: separators, digits, look-alikes, and characters that are easily handled wrong.
    private static let strange: [Unicode.Scalar] = [
        "#", "*", " ", "\n", ".", "-", "0", "9", "O", "a", "Z", "(", "\u{0}", "\u{9F}", "\u{A0}", "\u{200D}",
        "\u{202E}", "\u{2028}", "\u{661}", "\u{FF11}", "\u{FFFD}", "\u{1F600}", "\u{E0041}",
    ]

    /// The text with one to four characters changed, dropped, doubled, put in or moved, or the text cut short.
    package func mutated(using random: inout SplitMix64) -> String {
        var scalars = Array(unicodeScalars)
        for _ in 0...Int.random(in: 0...3, using: &random) where !scalars.isEmpty {
            let place = scalars.indices.randomElement(using: &random) ?? 0
            let other = Self.strange.randomElement(using: &random) ?? "#"
            switch Int.random(in: 0...5, using: &random) {
            case 0: scalars.remove(at: place)
            case 1: scalars[place] = other
            case 2: scalars.insert(other, at: place)
            case 3: scalars.insert(scalars[place], at: place)
            case 4: scalars.swapAt(place, scalars.indices.randomElement(using: &random) ?? place)
            default: scalars = Array(scalars[..<place])
            }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
