import MessageCentre
import ShortMessage
import Store

/// A service that leaves messages with `ASK` to a program, without the word `secret`, and answers the others with their text.
struct AskingService: Service {
    let seedMigration: String? = nil
    let hasProgram = true

    func isForProgram(_ message: InboundMessage) -> Bool { message.text.hasPrefix("ASK") }

    func recorded(_ message: InboundMessage) -> String {
        message.text.split(separator: " ").filter { $0 != "secret" }.joined(separator: " ")
    }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        Answer([reply(message.text, to: message)])
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? {
        message.from.isShortCode ? nil : reply("unavailable", to: message)
    }

    private func reply(_ text: String, to message: InboundMessage) -> OutboundMessage {
        OutboundMessage(from: message.to, to: message.from, text: text, sentAt: message.receivedAt)
    }
}

extension MessageCentre {
    static func asking(
        _ store: StoreLocation = .memory, limits: QueueLimits = QueueLimits()
    ) throws -> MessageCentre {
        try MessageCentre(
            store: store, services: ServiceDirectory(EchoService.shortCode, AskingService()), limits: limits)
    }

    func program() throws -> Endpoint {
        try register(.questions(EchoService.shortCode), name: "a program") {}
    }
}

extension Endpoint {
    /// Takes every question and answers it with its text behind a word.
    @discardableResult
    func answerAll(_ word: String = "re", second: Int64? = nil) async throws -> [Acceptance] {
        let questions = try await takeQuestions(upTo: .max)
        return try await end(questions.map { $0.answered("\(word) \($0.message.text)") }, at: second.map(moment))
    }
}

extension Question {
    func answered(_ texts: String...) -> QuestionEnd {
        QuestionEnd(id, .answered(texts.map { ProgramMessage(to: message.from, text: $0) }))
    }
}
