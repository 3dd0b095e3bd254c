import ShortMessage

/// Reads a replies file.
///
///     replies = *( months / more / decimal / poster / label / reply )
///     months  = "months" 12name
///     more    = "more" string
///     decimal = "decimal" string
///     poster  = "poster" string string                ; before a message, and between it and the number
///     label   = "field" name 1*string                 ; the first is the one that is said
///     reply   = "reply" name 1*( indented text )      ; its lines are joined by a blank
///     string  = <"> *( any character but <"> ) <">
struct ReplyReader {
    private let file: SourceFile
    private let grammar: Grammar
    private let holes: [String: [String: ReplyHole]]
    /// Of replies that only a program names.
    private let programHoles: [String: ReplyHole]?
    private var wording = ReplyWording()
    private var replies: [(name: String, head: SourceLine, lines: [SourceLine])] = []

    init(source: String, file: String, grammar: Grammar, holes: [String: [String: ReplyHole]]) {
        self.file = SourceFile(name: file, source: source)
        (self.grammar, self.holes, programHoles) = (grammar, holes, grammar.programHoles)
    }

    mutating func read() throws(GrammarFileError) -> ReplyCatalogue {
        for line in file.lines {
            if line.isIndented { try readText(line) } else { try readTop(line) }
        }
        try checkNames()
        wording.formats = grammar.formats(labels: wording.labels)
        var templates: [String: ReplyTemplate] = [:]
        for reply in replies {
            let template = try ReplyTemplate(reply.lines, holes: holes[reply.name] ?? programHoles ?? [:])
            if wording.months.isEmpty, template.namesMonths {
                throw reply.head.error("the months have no names", expected: "a line months and twelve names")
            }
            try prove(template, of: reply.name, reply.head)
            templates[reply.name] = template
        }
        return ReplyCatalogue(templates: templates, wording: wording)
    }

    private mutating func readTop(_ line: SourceLine) throws(GrammarFileError) {
        let words = line.words
        switch words[0] {
        case "months":
            guard words.count == 13 else {
                throw line.error("\(words.count - 1) months", expected: "twelve names, January first")
            }
            wording.months = words.dropFirst().map(String.init)
        case "more": wording.more = try string(line, after: words[0])
        case "decimal": wording.decimal = try string(line, after: words[0])
        case "poster": try readPoster(line, after: words[0])
        case "field": try readLabel(line, words)
        case "reply": try readReply(line, words)
        default:
            throw line.error(
                at: words[0], "'\(words[0])' begins no entry", expected: "months, more, decimal, poster, field or reply"
            )
        }
    }

    private mutating func readLabel(_ line: SourceLine, _ words: [Substring]) throws(GrammarFileError) {
        guard words.count >= 3 else { throw line.error("a label is missing", expected: "field NAME \"LABEL\"") }
        let name = String(words[1])
        guard grammar.field(named: name) != nil else {
            throw line.error(
                at: words[1], "the grammar has no field \(name)",
                expected: "one of \(grammar.fieldNames.joined(separator: ", "))")
        }
        guard wording.labels[name] == nil else {
            throw line.error(at: words[1], "a second label of \(name)", expected: "one label a field")
        }
        let names = try strings(line, after: words[1])
        wording.labels[name] = names[0]
        wording.otherLabels[name] = Array(names.dropFirst())
    }

    private mutating func readPoster(_ line: SourceLine, after word: Substring) throws(GrammarFileError) {
        let words = try strings(line, after: word)
        guard words.count == 2 else {
            throw line.error(at: word, "a poster's line is not complete", expected: "poster \"Ketik\" \"kirim ke\"")
        }
        wording.posters.append((words[0], words[1]))
    }

    /// One or more strings with blanks between.
    private func strings(_ line: SourceLine, after word: Substring) throws(GrammarFileError) -> [String] {
        let rest = line.text[word.endIndex...]
        let pieces = rest.split(separator: "\"", omittingEmptySubsequences: false)
        let gaps = stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] }
        guard pieces.count > 2, pieces.count % 2 == 1, gaps.allSatisfy({ $0.allSatisfy { $0 == " " } }),
            gaps.dropFirst().dropLast().allSatisfy({ !$0.isEmpty })
        else {
            throw line.error(
                at: rest.drop { $0 == " " }, "no string", expected: "text between two quotes: \"NIK\"")
        }
        for place in stride(from: 1, to: pieces.count, by: 2) { try checkAlphabet(pieces[place], in: line) }
        return stride(from: 1, to: pieces.count, by: 2).map { String(pieces[$0]) }
    }

    private func string(_ line: SourceLine, after word: Substring) throws(GrammarFileError) -> String {
        let rest = line.text[word.endIndex...].drop { $0 == " " }
        guard rest.count >= 2, rest.first == "\"", rest.last == "\"", !rest.dropFirst().dropLast().contains("\"") else {
            throw line.error(at: rest, "no string", expected: "text between two quotes: \"NIK\"")
        }
        let text = rest.dropFirst().dropLast()
        try checkAlphabet(text, in: line)
        return String(text)
    }

    private func checkAlphabet(_ text: Substring, in line: SourceLine) throws(GrammarFileError) {
        guard GSMAlphabet.septets(text) == text.unicodeScalars.count else {
            throw line.error(
                at: text, "a character outside the GSM default alphabet", expected: "letters such as a to z")
        }
    }

    private mutating func readReply(_ line: SourceLine, _ words: [Substring]) throws(GrammarFileError) {
        guard words.count == 2, words[1].isName else {
            throw line.error(
                "a reply's line is not complete", expected: "reply NAME; a name is a-z, then a-z, 0-9 or -")
        }
        let name = String(words[1])
        guard holes[name] != nil || programHoles != nil else {
            throw line.error(
                at: words[1], "nothing says the reply \(name)",
                expected: "one of \(holes.keys.sorted().joined(separator: ", "))")
        }
        guard !replies.contains(where: { $0.name == name }) else {
            throw line.error(at: words[1], "a second reply \(name)", expected: "one entry a reply")
        }
        replies.append((name, line, []))
    }

    private mutating func readText(_ line: SourceLine) throws(GrammarFileError) {
        guard !replies.isEmpty else { throw line.error("a text of no reply", expected: "reply NAME above it") }
        replies[replies.count - 1].lines.append(line)
    }

    private func checkNames() throws(GrammarFileError) {
        let sent = grammar.sentFields
        if let name = grammar.fieldNames.first(where: {
            wording.labels[$0] == nil && (programHoles == nil || sent.contains($0))
        }) {
            throw file.lacks("the field \(name) has no label", expected: "field \(name) \"LABEL\"")
        }
        let names = replies.filter { !$0.lines.isEmpty }.map(\.name)
        if let reply = replies.first(where: { $0.lines.isEmpty && holes[$0.name] == nil }) {
            throw reply.head.error("the reply \(reply.name) has no text", expected: "an indented text below it")
        }
        if let name = holes.keys.sorted().first(where: { !names.contains($0) }) {
            throw file.lacks(
                "the reply \(name)\(namedIn(name)) has no text", expected: "reply \(name) and an indented text")
        }
    }

    /// Where the grammar names a reply.
    private func namedIn(_ reply: String) -> String {
        let message = grammar.messages.first { $0.reply == reply }
        return message.map { " of \(grammar.file):\($0.line)" } ?? ""
    }

    private func prove(_ template: ReplyTemplate, of name: String, _ head: SourceLine) throws(GrammarFileError) {
        let widest = template.filled { wording.widest($1) }
        guard let septets = GSMAlphabet.septets(widest), septets <= ReplyCatalogue.budget else {
            let septets = GSMAlphabet.septets(widest).map(String.init) ?? "no"
            throw head.error(
                "the reply \(name) can take \(septets) septets: '\(widest)'",
                expected: "at most \(ReplyCatalogue.budget)")
        }
    }
}

extension Grammar {
    /// The first form of each message with labels in its holes, as error replies and help show it.
    package func formats(labels: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: messages.map { ($0.name, $0.forms[0].format(labels: labels)) })
    }
}

extension Form {
    /// The form as a poster prints it.
    func format(labels: [String: String]) -> String {
        var format = keyword.description + String(decoding: lead, as: UTF8.self)
        for (index, hole) in holes.enumerated() {
            if index > 0 { format += String(decoding: separators[index - 1], as: UTF8.self) }
            format += labels[hole.field] ?? hole.field
        }
        return format + String(decoding: tail, as: UTF8.self)
    }
}
