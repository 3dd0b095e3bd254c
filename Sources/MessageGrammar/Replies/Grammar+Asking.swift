extension Grammar {
    /// The messages that a program answers, in the order of the file.
    public var askedMessages: [MessageDefinition] { messages.filter { $0.ask != nil } }

    /// What computes the answer to a message; nil where none does, or the grammar has no such message.
    public func asks(_ message: String) -> AskTarget? {
        messages.first { $0.name == message }?.ask
    }

    /// The holes of replies that only a program names, which are those of the replies file that no message needs: each
    /// field of the grammar; nil where the grammar asks no program.
    ///
    /// What people sent is said as in any reply. A field that no form has is the program's to fill, so it may be words, cut
    /// to the greatest count of its shape.
    public var programHoles: [String: ReplyHole]? {
        guard !askedMessages.isEmpty else { return nil }
        let sent = sentFields
        return Dictionary(
            uniqueKeysWithValues: fields.map { field in
                (field.name, sent.contains(field.name) ? field.replyHole(isRepeated: false) : field.programHole)
            })
    }

    /// The names of the fields that some form has.
    package var sentFields: Set<String> { Set(messages.flatMap(\.forms).flatMap(\.holes).map(\.field)) }

    /// Refuses a grammar that asks a program, for services that ask none.
    public func mustAskNobody() throws(GrammarFileError) {
        guard let message = askedMessages.first else { return }
        throw GrammarFileError(
            file: file, line: message.line, column: 1,
            problem: "message \(message.name) asks a program, which this service does not",
            expected: "message \(message.name) without ask")
    }
}
