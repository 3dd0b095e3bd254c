/// Reads a grammar file line by line, past what cannot be read to the end, so that all errors are found at once.
///
///     grammar  = "shortcode" code *( message / field )
///     message  = "message" name [ "reply" name ] [ "alone" ] [ "ask" [ place ] ] *( indented ( form / example ) )
///     example  = ">" text
///     field    = "field" name shape [ "personal" / "secret" ]
struct GrammarReader {
    private let file: SourceFile
    private var shortCode: String?
    private var open: OpenMessage?
    private var messages: [OpenMessage] = []
    private var fields: [FieldDefinition] = []
    /// What holes may name although its line could not be read.
    private var unreadFields: [FieldDefinition] = []
    private var isIllegible = false
    /// What was found wrong; once the file is read, in the order of its lines.
    private(set) var errors: [GrammarFileError] = []

    /// Those that declare no field.
    private static let entries: Set<Substring> = ["shortcode", "message"]

    /// A file of prose is wrong in every line, and nobody reads on after so many.
    private static let mostErrors = 20

    /// A message whose forms may name fields that stand further down.
    private struct OpenMessage {
        /// Nil for one that stands in for what could not be read.
        let head: MessageLine?
        let line: SourceLine
        var forms: [SourceLine] = []
        var examples: [MessageDefinition.Example] = []
    }

    init(source: String, file: String) {
        self.file = SourceFile(name: file, source: source)
    }

    /// - Throws: the first of `errors`.
    mutating func read() throws(GrammarFileError) -> Grammar {
        readLines()
        let messages = finishedMessages()
        errors += lacking
        errors = Array(errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }.prefix(Self.mostErrors))
        if let first = errors.first { throw first }
        return Grammar(file: file.name, shortCode: shortCode ?? "", messages: messages, fields: fields)
    }

    /// Up to what is no text, and probably none further down either.
    private mutating func readLines() {
        for line in file.lines where !isIllegible {
            do throws(GrammarFileError) {
                isIllegible = true
                try line.checkLegible()
                isIllegible = false
                if line.isIndented { try readIndented(line) } else { try readTop(line) }
            } catch {
                errors.append(error)
                if !isIllegible { standIn(for: line) }
            }
        }
        // Nobody knows what forms it would have.
        if isIllegible, open?.forms.isEmpty == true { open = nil }
        closeMessage()
    }

    /// Takes a line that cannot be read for what it probably says, so that no other is wrong for its sake alone.
    private mutating func standIn(for line: SourceLine) {
        let words = line.words
        if line.isIndented || words[0] != "field" { open = open ?? OpenMessage(head: nil, line: line) }
        guard !line.isIndented, words.count > 1, !Self.entries.contains(words[0]) else { return }
        unreadFields.append(
            FieldDefinition(name: String(words[1]), shape: .date, sensitivity: .open, line: line.number))
    }

    /// What a file must have besides lines that can be read; a message where all of them can be, a code where some can.
    private var lacking: [GrammarFileError] {
        let isWhole = errors.isEmpty
        let isGrammar = isWhole || !fields.isEmpty || messages.contains { $0.head != nil }
        let hasCode = shortCode != nil || isIllegible || file.lines.contains { $0.words.first == "shortcode" }
        let code = file.lacks("the file names no short code", expected: "shortcode 2757")
        let message = file.lacks("the file has no message", expected: "message NAME")
        return (isGrammar && !hasCode ? [code] : []) + (isWhole && messages.isEmpty ? [message] : [])
    }

    private mutating func readTop(_ line: SourceLine) throws(GrammarFileError) {
        closeMessage()
        switch line.words[0] {
        case "shortcode": try readShortCode(line)
        case "message": try readMessage(line)
        case "field": try readField(line)
        case let word:
            throw line.error(
                at: word, "'\(word)' begins no entry", expected: "shortcode, message, field, or an indented form")
        }
    }

    private mutating func readShortCode(_ line: SourceLine) throws(GrammarFileError) {
        let words = line.words
        guard shortCode == nil else { throw line.error("a second short code", expected: "one short code in a file") }
        guard words.count == 2, words[1].utf8.allSatisfy(\.isDigit), (3...15).contains(words[1].utf8.count) else {
            throw line.error(at: words.last, "no short code", expected: "shortcode and 3 to 15 digits")
        }
        shortCode = String(words[1])
    }

    private mutating func readMessage(_ line: SourceLine) throws(GrammarFileError) {
        let head = try MessageLine(line)
        guard !messages.contains(where: { $0.head?.name == head.name }) else {
            throw line.error(at: line.words[1], "a second message \(head.name)", expected: "one entry a message")
        }
        open = OpenMessage(head: head, line: line)
    }

    private mutating func readField(_ line: SourceLine) throws(GrammarFileError) {
        let words = line.words
        guard words.count >= 3, words[1].isName else {
            throw line.error(
                at: words.last, "a field's line is not complete",
                expected: "field NAME SHAPE; a name is a-z, then a-z, 0-9 or -")
        }
        guard !fields.contains(where: { $0.name == words[1] }) else {
            throw line.error(at: words[1], "a second field \(words[1])", expected: "one entry a field")
        }
        let marks = words.dropFirst(2).suffix(2).compactMap { FieldDefinition.Sensitivity(rawValue: String($0)) }
        guard marks.count < 2 else {
            throw line.error(
                at: words.last, "a second mark", expected: "personal or secret; what is secret is masked too")
        }
        let sensitivity = FieldDefinition.Sensitivity(rawValue: String(words.last!))
        let shapeEnd = sensitivity == nil ? line.text.endIndex : words[words.count - 2].endIndex
        guard words[2].startIndex < shapeEnd else {
            throw line.error(at: words[2], "field \(words[1]) has no shape", expected: "a shape such as 16 digits")
        }
        let shape = try FieldShape(line.text[words[2].startIndex..<shapeEnd], in: line)
        fields.append(
            FieldDefinition(
                name: String(words[1]), shape: shape, sensitivity: sensitivity ?? .open, line: line.number))
    }

    private mutating func readIndented(_ line: SourceLine) throws(GrammarFileError) {
        guard open != nil else { throw line.error("a form of no message", expected: "message NAME above it") }
        if line.text.hasPrefix(">") {
            let text = line.text.dropFirst().drop { $0 == " " }
            guard !text.isEmpty else { throw line.error("an empty example", expected: "> and a message") }
            open?.examples.append(MessageDefinition.Example(text: String(text), line: line.number))
        } else {
            open?.forms.append(line)
        }
    }

    private mutating func closeMessage() {
        if let message = open { messages.append(message) }
        open = nil
    }

    private mutating func finishedMessages() -> [MessageDefinition] {
        messages.map { message in
            let head = message.head
            if let name = head?.name, message.forms.isEmpty {
                errors.append(message.line.error("message \(name) has no form", expected: "an indented form below it"))
            }
            return MessageDefinition(
                name: head?.name ?? "", reply: head?.reply, standsAlone: head?.standsAlone ?? false, ask: head?.ask,
                forms: forms(message), examples: message.examples, line: message.line.number)
        }
    }

    private mutating func forms(_ message: OpenMessage) -> [Form] {
        var forms: [Form] = []
        for line in message.forms {
            do throws(GrammarFileError) {
                forms.append(
                    try Form(
                        line, of: message.head?.name ?? "", fields: fields + unreadFields,
                        standsAlone: message.head?.standsAlone ?? false))
            } catch {
                errors.append(error)
            }
        }
        return forms
    }
}
