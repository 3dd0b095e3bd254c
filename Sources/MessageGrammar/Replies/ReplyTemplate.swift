import ShortMessage

/// The text of one reply, with holes.
package struct ReplyTemplate: Sendable {
    package enum Piece: Hashable, Sendable {
        case literal(String)
        case hole(String, ReplyHole)
    }

    package let pieces: [Piece]

    /// Whether a month fills one of the holes.
    var namesMonths: Bool {
        pieces.contains { piece in
            switch piece {
            case .hole(_, .month), .hole(_, .months): true
            case .hole, .literal: false
            }
        }
    }

    /// Fills the holes.
    package func filled(_ value: (String, ReplyHole) -> String) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .literal(let literal): text += literal
            case .hole(let name, let type): text += value(name, type)
            }
        }
    }

    /// Reads the text of a reply.
    ///
    ///     template = *( literal / "{" name "}" )
    ///     literal  = any character of the default alphabet but "{" "}" "\", or one of these after "\"
    package init(_ lines: [SourceLine], holes: [String: ReplyHole]) throws(GrammarFileError) {
        var pieces: [Piece] = []
        for line in lines {
            if !pieces.isEmpty { pieces.append(.literal(" ")) }
            try Self.read(line, holes, into: &pieces)
        }
        self.pieces = pieces
    }

    private static func read(
        _ line: SourceLine, _ holes: [String: ReplyHole], into pieces: inout [Piece]
    ) throws(GrammarFileError) {
        var rest = line.text
        var literal = ""
        while let character = rest.first {
            if character == "{" {
                if !literal.isEmpty { pieces.append(.literal(literal)) }
                literal = ""
                pieces.append(try hole(&rest, line, holes))
                continue
            }
            if character == "\\" { rest.removeFirst() }
            guard let next = rest.first, GSMAlphabet.septets(String(next)) != nil else {
                throw line.error(
                    at: rest, "a character that is not in the GSM default alphabet", expected: "letters such as a to z")
            }
            literal.append(next)
            rest.removeFirst()
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
    }

    private static func hole(
        _ rest: inout Substring, _ line: SourceLine, _ holes: [String: ReplyHole]
    ) throws(GrammarFileError) -> Piece {
        let start = rest
        guard let close = rest.firstIndex(of: "}") else {
            throw line.error(at: start, "a hole is not closed", expected: "{name}")
        }
        let name = rest[rest.index(after: rest.startIndex)..<close]
        guard let type = holes[String(name)] else {
            throw line.error(at: name, "this reply has no hole named \(name)", expected: names(holes))
        }
        if case .withheld(let reason) = type {
            throw line.error(at: name, "a reply cannot say \(name): \(reason)", expected: names(holes))
        }
        rest = rest[rest.index(after: close)...]
        return .hole(String(name), type)
    }

    /// The holes that a template may have, for errors.
    private static func names(_ holes: [String: ReplyHole]) -> String {
        let names = holes.filter { if case .withheld = $0.value { false } else { true } }.keys.sorted()
        return names.isEmpty ? "no hole in this reply" : "one of \(names.joined(separator: ", "))"
    }
}
