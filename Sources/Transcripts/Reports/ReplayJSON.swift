package import ShortMessage

extension ReplyDifference {
    /// The difference as an object.
    ///
    /// - Parameters:
    ///   - recipient: how the number is shown.
    ///   - number: how other numbers are shown.
    ///   - shown: how texts are shown.
    package func json(
        log: String, recipient: String, number: (Address) -> String, shown: (String) -> String
    ) -> JSONDocument {
        func reply(_ entry: LogEntry?) -> JSONDocument {
            guard let entry else { return .null }
            return .object([
                ("at", .string("\(entry.time)")), ("from", .string(number(entry.from))),
                ("text", .string(shown(entry.text))),
            ])
        }
        return .object([
            ("log", .string(log)), ("line", .number(line)), ("difference", .string(kind.rawValue)),
            ("to", .string(recipient)), ("recorded", reply(recorded?.entry)), ("given", reply(given?.entry)),
        ])
    }
}

extension ReplayTally {
    /// What a log came to, as an object.
    package func json(_ result: ReplayResult) -> JSONDocument {
        .object(
            [
                ("log", .string(result.name)), ("result", .string(result.isWell ? "as recorded" : "failed")),
                ("messages", .number(messages)), ("replies", .number(replies)), ("recorded", .number(recorded)),
                ("unanswered", .number(unanswered)), ("unplayed", .number(unplayed)), ("faults", .number(faults)),
            ] + ReplyDifference.Kind.allCases.map { ($0.rawValue, .number(self[$0])) }
                + [
                    ("notUnderstood", .array(result.notUnderstood.map(JSONDocument.string))),
                    ("problems", .array(result.problems.map(JSONDocument.string))),
                ])
    }
}
