import MessageGrammar

/// One rule as it is printed.
struct ABNFRule {
    let name: String
    let element: ABNFElement
    /// What stands above it; nil for a rule that belongs to the one before.
    var comment: String?

    /// Columns that a line has at most, unless one literal is longer.
    private static let width = 72

    /// The lines, without line ends.
    var lines: [String] {
        let comment = comment.map { ["", "; " + Self.ascii($0)] } ?? []
        return comment + Self.wrapped(["\(name) ="] + element.words)
    }

    private static func wrapped(_ words: [String]) -> [String] {
        words.dropFirst().reduce(into: [words[0]]) { lines, word in
            if lines[lines.count - 1].utf8.count + 1 + word.utf8.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append("    " + word)
            }
        }
    }

    /// Comments hold nothing but ASCII.
    private static func ascii(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            (0x20..<0x7F).contains(scalar.value)
                ? String(scalar) : "%x" + String(scalar.value, radix: 16, uppercase: true)
        }.joined()
    }
}

extension ABNFElement {
    /// What is printed, cut where a line may be broken.
    ///
    /// Steps are rules by now.
    fileprivate var words: [String] {
        switch self {
        case .literal(let text): Self.words(of: text)
        case .scalar(let set): set.words
        case .rule(let name): [name]
        case .step: []
        case .sequence(let elements): elements.flatMap { $0.isChoice ? $0.grouped : $0.words }
        case .choice(let elements): Array(elements.map(\.words).joined(separator: ["/"]))
        case .times(0, 1, let element): element.words.enclosed(in: "[", "]")
        case .times(let least, let most, let element):
            (element.isAtom ? element.words : element.grouped).prefixed(with: Self.count(least, most))
        }
    }

    private var grouped: [String] { words.enclosed(in: "(", ")") }

    /// Whether what is printed has a `/` outside of brackets.
    private var isChoice: Bool {
        switch self {
        case .choice: true
        case .scalar(let set): set.ranges.count > 1
        default: false
        }
    }

    private var isAtom: Bool {
        switch self {
        case .rule: true
        case .scalar(let set): set.ranges.count == 1
        case .literal: words.count == 1
        default: false
        }
    }

    private static func count(_ least: Int, _ most: Int?) -> String {
        if least == most { return "\(least)" }
        return (least == 0 ? "" : "\(least)") + "*" + (most.map(String.init) ?? "")
    }

    /// `%s"SALDO "`, and numbers for what no string holds.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var quoted = ""
        func close() {
            guard !quoted.isEmpty else { return }
            let hasLetters = quoted.utf8.contains(where: \.isLetter)
            words.append((hasLetters ? "%s" : "") + "\"\(quoted)\"")
            quoted = ""
        }
        for scalar in text.unicodeScalars {
            if scalar.standsInStrings {
                quoted.unicodeScalars.append(scalar)
            } else {
                close()
                words.append("%x" + String(scalar.value, radix: 16, uppercase: true))
            }
        }
        close()
        return words
    }
}

extension ScalarSet {
    fileprivate var words: [String] {
        Array(ranges.map { [Self.word(for: $0)] }.joined(separator: ["/"]))
    }

    private static func word(for range: ClosedRange<UInt32>) -> String {
        if range == 0x30...0x39 { return "DIGIT" }
        let ends = [range.lowerBound, range.upperBound].map { String($0, radix: 16, uppercase: true) }
        guard range.count == 1 else { return "%x\(ends[0])-\(ends[1])" }
        guard let scalar = Unicode.Scalar(range.lowerBound), scalar.standsInStrings, !scalar.properties.isAlphabetic
        else { return "%x\(ends[0])" }
        return "\"\(scalar)\""
    }
}

extension Unicode.Scalar {
    /// RFC 5234: `DQUOTE *(%x20-21 / %x23-7E) DQUOTE`.
    fileprivate var standsInStrings: Bool { (0x20...0x7E).contains(value) && self != "\"" }
}

extension [String] {
    fileprivate func enclosed(in open: String, _ close: String) -> [String] {
        guard !isEmpty else { return [open + close] }
        var words = prefixed(with: open)
        words[words.count - 1] += close
        return words
    }

    fileprivate func prefixed(with text: String) -> [String] {
        guard let first else { return [text] }
        return [text + first] + dropFirst()
    }
}
