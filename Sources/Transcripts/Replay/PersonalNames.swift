/// Where names of people stand in a text: after a form of address, and wherever a name stands that was read before.
package struct PersonalNames {
    /// The places of what is hidden.
    package private(set) var hidden: [Int] = []

    private let scalars: [Unicode.Scalar]
    private let words: [PlainWord]

    package init(_ words: [PlainWord], in scalars: [Unicode.Scalar], seen: SeenNames) {
        (self.words, self.scalars) = (words, scalars)
        for (index, word) in words.enumerated() {
            if isAddress(index) { hideName(after: index) }
            if seen.contains(word.text) { hidden += word.range }
        }
    }

    // MARK: Forms of address

    private static let most = 5
    private static let titles: Set<String> = [
        "yth", "sdr", "sdri", "saudara", "saudari", "bapak", "bpk", "ibu", "kepada", "halo", "hai", "dear", "hello",
        "hi",
        "mr", "mrs", "ms",
    ]
    /// These are followed by a name where a mark says so.
    private static let labels: Set<String> = ["nama", "name", "an"]
    private static let particles: Set<String> = ["bin", "binti", "al", "el", "van", "de", "der"]

    private func isAddress(_ index: Int) -> Bool {
        let word = words[index]
        if isTitle(index) { return true }
        return Self.labels.contains(word.text) && gap(after: index).contains { ":=".unicodeScalars.contains($0) }
    }

    private func isTitle(_ index: Int) -> Bool { Self.titles.contains(words[index].text) }

    /// Capitalised words, until a mark that ends a name.
    private mutating func hideName(after title: Int) {
        var index = title
        for _ in 0..<Self.most {
            guard index + 1 < words.count, mayContinue(after: index, isTitle: index == title || isTitle(index)) else {
                return
            }
            index += 1
            let word = words[index]
            guard !word.isNumber, word.isCapital || Self.particles.contains(word.text) else { return }
            if !isTitle(index) { hidden += word.range }
        }
    }

    private func gap(after index: Int) -> ArraySlice<Unicode.Scalar> {
        let end = index + 1 < words.count ? words[index + 1].range.lowerBound : scalars.count
        return scalars[words[index].range.upperBound..<end]
    }

    /// A blank, or an initial's full stop; that of a longer word ends a sentence.
    private func mayContinue(after index: Int, isTitle: Bool) -> Bool {
        let gap = gap(after: index)
        let marks = isTitle ? ".:=/'-" : words[index].range.count <= 2 ? ".'’-" : "'’-"
        return gap.count <= 3
            && gap.allSatisfy { $0.properties.isWhitespace || marks.unicodeScalars.contains($0) }
    }
}
