import MessageCentre
import ShortMessage
import Transcripts

extension ProgramAnswer {
    /// Reads what a program has written: JSON where it begins so, else a text for the sender; nothing says nothing.
    ///
    ///     answer  = null / string / message / array of message / {"messages": array of message}
    ///     message = {"text": string, …} / {"reply": string, "values": object, …} / {}
    ///
    /// with `"to"`, and `"after"` or `"at"`, in each message.
    public init(output: String) throws(ProgramFailure) {
        let text = output.trimmingBlanks()
        guard let first = text.first else {
            self.init([])
            return
        }
        guard first == "{" || first == "[" || first == "\"" else {
            self.init(text: text)
            return
        }
        try self.init(json: text)
    }

    /// Reads JSON, and nothing else.
    public init(json: String) throws(ProgramFailure) {
        self = try Self.read(json).answer
    }

    /// Reads the line of a coprocess, which names the question that it answers.
    static func read(line: String) throws(ProgramFailure) -> (id: String, answer: ProgramAnswer) {
        let (id, answer) = try read(line)
        guard let id else { throw .rubbish("a line without the id of its question") }
        return (id, answer)
    }

    private static func read(_ json: String) throws(ProgramFailure) -> (id: String?, answer: ProgramAnswer) {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONReader.value(of: json)
        } catch {
            throw .rubbish("no JSON: \(error.problem) at octet \(error.offset + 1)")
        }
        guard case .object(let members) = value else { return (nil, try ProgramAnswer(value)) }
        var object = AnswerObject(members)
        let id = try object.string("id")
        if let list = object.take("messages") {
            try object.mustBeEmpty()
            guard case .array = list else { throw .rubbish("\"messages\" is no array") }
            return (id, try ProgramAnswer(list))
        }
        return (id, try ProgramAnswer(checking: try object.message().map { [$0] } ?? []))
    }

    private init(_ value: JSONValue) throws(ProgramFailure) {
        switch value {
        case .null: self.init([])
        case .string(let text): try self.init(checking: [Message(.text(text))])
        case .array(let values):
            var messages: [Message] = []
            for value in values {
                guard case .object(let members) = value else { throw .rubbish("a message that is no object") }
                var object = AnswerObject(members)
                if let message = try object.message() { messages.append(message) }
            }
            try self.init(checking: messages)
        case .object, .number, .boolean: throw .rubbish("no text, message, or list of messages")
        }
    }

    private init(checking messages: [Message]) throws(ProgramFailure) {
        guard messages.count <= Self.most else {
            throw .rubbish("\(messages.count) messages; one answer has at most \(Self.most)")
        }
        self.init(messages)
    }
}

extension String {
    /// Without blanks and line ends before and behind it.
    fileprivate func trimmingBlanks() -> String {
        let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t"
        }
        let start = unicodeScalars.drop(while: isBlank)
        return String(
            start.reversed().drop(while: isBlank).reversed().reduce(into: "".unicodeScalars) { $0.append($1) })
    }
}
