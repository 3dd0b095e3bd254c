extension Form {
    /// Reads a form.
    ///
    ///     form = *( literal / hole )
    ///     hole = "{" name [ "?" / "..." ] "}"
    ///     literal = any character but "{" "}" "\", or one of these after "\"
    ///
    /// - Parameter standsAlone: whether the message is one only where nothing else stands in the text.
    convenience init(
        _ line: SourceLine, of message: String, fields: [FieldDefinition], standsAlone: Bool
    ) throws(GrammarFileError) {
        var reader = FormReader(line: line, fields: fields)
        let pieces = try reader.read()
        self.init(
            message: message, text: String(line.text), line: line.number, pieces: pieces, standsAlone: standsAlone)
    }
}

private struct FormReader {
    private let line: SourceLine
    private let fields: [FieldDefinition]
    private var rest: Substring
    private var pieces = FormPieces()

    init(line: SourceLine, fields: [FieldDefinition]) {
        (self.line, self.fields, rest) = (line, fields, line.text)
    }

    mutating func read() throws(GrammarFileError) -> FormPieces {
        let opening = try literal()
        guard !rest.isEmpty else {
            pieces.keyword = opening
            return pieces
        }
        splitLead(opening)
        while !rest.isEmpty {
            let start = rest
            pieces.holes.append(try hole())
            let literal = try literal()
            if rest.isEmpty {
                pieces.tail = literal
            } else {
                guard !literal.isEmpty else {
                    throw line.error(at: rest, "nothing separates two holes", expected: "a separator such as #")
                }
                try checkNotRepeated(at: start)
                pieces.separators.append(literal)
            }
        }
        try checkMixedSeparators()
        return pieces
    }

    /// The separators before the first hole do not belong to the keyword.
    private mutating func splitLead(_ opening: [UInt8]) {
        let end = (opening.lastIndex { !$0.isSeparator }).map { $0 + 1 } ?? 0
        (pieces.keyword, pieces.lead) = (Array(opening[..<end]), Array(opening[end...]))
    }

    private mutating func literal() throws(GrammarFileError) -> [UInt8] {
        var octets: [UInt8] = []
        while let character = rest.first, character != "{" {
            if character == "}" { throw line.error(at: rest, "a } that closes nothing", expected: "\\} for a brace") }
            if character == "\\" {
                guard let next = rest.dropFirst().first, "{}\\".contains(next) else {
                    throw line.error(at: rest, "a \\ before nothing that needs one", expected: "\\{, \\} or \\\\")
                }
                rest.removeFirst()
            }
            octets += Array(rest.removeFirst().utf8)
        }
        return octets
    }

    private mutating func hole() throws(GrammarFileError) -> Form.Hole {
        let start = rest
        guard let close = rest.firstIndex(of: "}") else {
            throw line.error(at: start, "a hole is not closed", expected: "{name}, {name?} or {name...}")
        }
        var name = rest[rest.index(after: rest.startIndex)..<close]
        rest = rest[rest.index(after: close)...]
        let isRepeated = name.hasSuffix("...")
        if isRepeated { name = name.dropLast(3) }
        let isOptional = name.hasSuffix("?")
        if isOptional { name = name.dropLast() }
        guard name.isName else {
            throw line.error(at: start, "'\(name)' is no name", expected: "{name}, {name?} or {name...}")
        }
        guard let field = fields.first(where: { $0.name == name }) else {
            let known = fields.map(\.name).joined(separator: ", ")
            throw line.error(
                at: name, "no field is named \(name)",
                expected: known.isEmpty ? "a line field \(name) SHAPE" : "one of \(known)")
        }
        guard !pieces.holes.contains(where: { $0.field == field.name }) else {
            throw line.error(at: name, "a second hole for \(name)", expected: "each field once in a form")
        }
        guard pieces.holes.count < Slots.most else {
            throw line.error(at: start, "more than \(Slots.most) holes", expected: "at most \(Slots.most) holes")
        }
        return Form.Hole(
            field: field.name, shape: field.shape, isOptional: isOptional, isRepeated: isRepeated)
    }

    private func checkNotRepeated(at hole: Substring) throws(GrammarFileError) {
        guard pieces.holes.last?.isRepeated != true else {
            throw line.error(at: hole, "a repeated hole is not the last", expected: "{name...} at the end of the form")
        }
    }

    /// With two kinds of separator a hole that is left out would leave nobody knowing which separator went with it.
    private func checkMixedSeparators() throws(GrammarFileError) {
        guard Set(pieces.separators).count > 1 || pieces.separators.contains(where: { $0.count > 1 }) else { return }
        guard pieces.holes.allSatisfy({ !$0.isOptional && !$0.isRepeated }) else {
            throw line.error(
                "an optional or repeated hole among different separators", expected: "two forms, one without the hole")
        }
    }
}
