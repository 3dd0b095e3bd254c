extension Grammar {
    /// What a service without code can say: a reply for each message that no program answers, and one for each way of not
    /// being understood that this grammar leaves; each with the holes that its template may have.
    ///
    /// - Throws: where a message names a reply that is said to messages that are not understood.
    public var replyHoles: [String: [String: ReplyHole]] {
        get throws(GrammarFileError) {
            var table: [String: [String: ReplyHole]] = [:]
            for message in messages {
                guard message.ask == nil else { continue }
                guard ErrorReply(rawValue: message.replyName) == nil else { throw reserved(message) }
                table[message.replyName] = fieldHoles(of: message.replyName)
            }
            for reply in ErrorReply.allCases where reply.isSaid(with: self) { table[reply.rawValue] = reply.holes }
            return table
        }
    }

    /// The reply that a service without code gives to a message; the message is one of this grammar's.
    public func replyName(of message: String) -> String {
        messages.first { $0.name == message }?.replyName ?? message
    }

    private func reserved(_ message: MessageDefinition) -> GrammarFileError {
        GrammarFileError(
            file: file, line: message.line, column: 1,
            problem: "the reply \(message.replyName) is said to messages that are not understood",
            expected: "message \(message.name) reply NAME with another name")
    }

    /// The fields of the messages that get a reply. One that some form lacks, or may lack, cannot be said.
    private func fieldHoles(of reply: String) -> [String: ReplyHole] {
        let forms = messages.filter { $0.ask == nil && $0.replyName == reply }.flatMap(\.forms)
        let names = Set(forms.flatMap { $0.holes.map(\.field) })
        return Dictionary(uniqueKeysWithValues: names.map { ($0, replyHole(of: $0, in: forms)) })
    }

    private func replyHole(of name: String, in forms: [Form]) -> ReplyHole {
        let holes = forms.map { form in form.holes.first { $0.field == name } }
        if let lacking = zip(forms, holes).first(where: { $1?.isOptional ?? true })?.0 {
            return .withheld("line \(lacking.line) accepts a message without it")
        }
        let isRepeated = holes.contains { $0?.isRepeated ?? false }
        return field(named: name)?.replyHole(isRepeated: isRepeated) ?? .withheld("the grammar has no such field")
    }
}
