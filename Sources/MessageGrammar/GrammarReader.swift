/// Reads a grammar file line by line.
///
///     grammar  = "shortcode" code *( message / field )
///     message  = "message" name [ "reply" name ] *( indented ( form / example ) )
///     example  = ">" text
///     field    = "field" name shape [ "personal" / "secret" ]
struct GrammarReader {
    private let file: SourceFile
    private var shortCode: String?
    private var open: OpenMessage?
    private var messages: [OpenMessage] = []
    private var fields: [FieldDefinition] = []

    /// A message whose forms may name fields that stand further down.
    private struct OpenMessage {
        let name: String
        let reply: String?
        let line: SourceLine
        var forms: [SourceLine] = []
        var examples: [MessageDefinition.Example] = []
    }

    init(source: String, file: String) {
        self.file = SourceFile(name: file, source: source)
    }

    mutating func read() throws(GrammarFileError) -> Grammar {
        for line in file.lines {
            try line.checkLegible()
            if line.isIndented { try readIndented(line) } else { try readTop(line) }
        }
        closeMessage()
        guard let shortCode else { throw file.lacks("the file names no short code", expected: "shortcode 2757") }
        guard !messages.isEmpty else { throw file.lacks("the file has no message", expected: "message NAME") }
        return Grammar(
            file: file.name, shortCode: shortCode, messages: try finishedMessages(), fields: fields)
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
        let words = line.words
        guard words.count == 2 || words.count == 4 && words[2] == "reply", words[1].isName, words.last!.isName else {
            throw line.error(
                at: words.last, "a message's line is not complete",
                expected: "message NAME, or message NAME reply NAME; a name is a-z, then a-z, 0-9 or -")
        }
        guard !messages.contains(where: { $0.name == words[1] }) else {
            throw line.error(at: words[1], "a second message \(words[1])", expected: "one entry a message")
        }
        open = OpenMessage(name: String(words[1]), reply: words.count == 4 ? String(words[3]) : nil, line: line)
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

    private func finishedMessages() throws(GrammarFileError) -> [MessageDefinition] {
        var finished: [MessageDefinition] = []
        for message in messages {
            guard !message.forms.isEmpty else {
                throw message.line.error("message \(message.name) has no form", expected: "an indented form below it")
            }
            var forms: [Form] = []
            for line in message.forms { forms.append(try Form(line, of: message.name, fields: fields)) }
            finished.append(
                MessageDefinition(
                    name: message.name, reply: message.reply, forms: forms, examples: message.examples,
                    line: message.line.number))
        }
        return finished
    }
}
