package import MessageCentre
import MessageGrammar
import ShortMessage

extension AskingService {
    /// A message as the program gets it.
    package func document(of question: Question) -> QuestionDocument {
        let message = question.message
        let match = service?.match(message)
        let fields = match.map { QuestionDocument.Field.all(of: $0, in: grammar) } ?? []
        return QuestionDocument(
            id: question.identity, service: shortCode, from: message.from, text: message.text,
            receivedAt: message.receivedAt, message: match?.message, fields: fields,
            repairs: match?.repairs.map(\.rawValue) ?? [], language: service?.catalogues.first?.language)
    }

    /// What is sent for an answer.
    ///
    /// - Throws: where it names what the catalogue has not, or says what does not fit.
    package func messages(of answer: ProgramAnswer, to question: Question) throws(ProgramFailure) -> [ProgramMessage] {
        var messages: [ProgramMessage] = []
        for message in answer.messages {
            let text =
                switch message.words {
                case .text(let text): try Self.checked(text)
                case .reply(let name, let values): try worded(name, values, for: question)
                }
            let to = message.to ?? question.message.from
            guard to.number != shortCode.number else { throw .rubbish("\"to\" is the number that was asked") }
            messages.append(ProgramMessage(to: to, text: text, start: message.start))
        }
        return messages
    }

    /// Segments of a text that a program words itself.
    private static let mostSegments = 10

    private static func checked(_ text: String) throws(ProgramFailure) -> String {
        guard !text.isEmpty else { throw .rubbish("an empty text; an answer without one says nothing") }
        guard !text.unicodeScalars.contains("\0") else { throw .rubbish("a text with an octet of zero") }
        guard let segments = TextEncoding.cheapest(for: text).segments(of: text), segments <= mostSegments else {
            throw .rubbish("a text of more than \(mostSegments) segments")
        }
        return text
    }

    /// A reply of the catalogue. A hole for which the program says nothing has what the sender wrote.
    private func worded(
        _ name: String, _ values: [String: ProgramAnswer.Message.Value], for question: Question
    ) throws(ProgramFailure) -> String {
        let shown = Text.escaped(name)
        guard let service, let replies = service.catalogues.first, replies.has(name),
            let holes = service.holes[name] ?? grammar.programHoles
        else {
            throw .rubbish("there is no reply named \"\(shown)\"")
        }
        var filled = service.match(question.message)?.replyValues(for: holes) ?? [:]
        for (key, value) in values {
            guard let hole = holes[key] else {
                throw .rubbish("the reply \(shown) has no hole \"\(Text.escaped(key))\"")
            }
            guard let value = hole.value(of: value) else {
                throw .rubbish("the value of \"\(Text.escaped(key))\" is not what the reply \(shown) can say there")
            }
            filled[key] = value
        }
        if let lack = replies.lack(of: name, filled) { throw .rubbish("the reply \(shown) has no value for {\(lack)}") }
        return replies.text(of: ReplyFilling(name, filled))
    }
}
