package import MessageCentre
package import MessageGrammar
package import ShortMessage
package import Transcripts

/// What was made of one message, ready to be shown.
package struct ExplanationReport {
    package let text: String
    package let explanation: Explanation
    package let grammar: Grammar
    package let warnings: [String]
    package let answer: Answer
    package let isMasked: Bool
    /// When the message was taken, and the reply is sent.
    package let time: Timestamp
    package let shortCode: Address
    /// The words of the service, in each of its languages.
    package let catalogues: [ReplyCatalogue]
    /// Nil where nobody asked.
    package var canonicity: Canonicity?

    /// What the sender reads.
    package enum Answer {
        case reply(String)
        /// Nothing, and why.
        case silence(String)

        package init(_ outcome: Acceptance.Outcome, to sender: Address) {
            switch outcome {
            case .answered(let deliveries), .repeated(let deliveries):
                let reply = deliveries.first { $0.message.to == sender }
                self = reply.map { .reply($0.message.text) } ?? .silence("nothing to the sender")
            case .silent(let silence, _): self = .silence(silence.rawValue)
            case .asked: self = .silence("a program answers")
            case .incomplete, .refused, .forwarded, .undeliverable, .struck, .congested, .unschedulable,
                .senderIsService:
                self = .silence("not handled")
            }
        }

        package var text: String? {
            if case .reply(let text) = self { text } else { nil }
        }
    }

    /// The fields that are filled, masked where they are personal and others may read along.
    package var fields: [(name: String, value: String)] {
        guard case .success(let match) = explanation.outcome else { return [] }
        return match.filledFields.map { name in
            let isOpen = grammar.fields.first { $0.name == name }?.sensitivity == .open
            let value = match[name] ?? ""
            return (name, isMasked && !isOpen ? Self.crossedOut(value) : value)
        }
    }

    /// The text, masked likewise.
    package var shownText: String {
        guard isMasked else { return text }
        return switch explanation.outcome {
        case .success(let match): grammar.masked(text, match)
        case .failure(let error): grammar.masked(text, error)
        }
    }

    /// Of the text as it is shown, or the octets would tell what the text does not.
    package var carriage: Carriage {
        Carriage(shownText, to: shortCode, reply: answer.text, at: time)
    }

    private static func crossedOut(_ value: String) -> String {
        String(value.map { $0.isLetter || $0.isNumber ? "x" : $0 })
    }

    /// How many septets and segments a reply takes.
    package func size(of reply: String) -> (septets: Int, segments: Int) {
        (GSMAlphabet.septets(reply) ?? 0, TextEncoding.cheapest(for: reply).segments(of: reply) ?? 0)
    }
}

extension ExplanationReport {
    /// One object: `message`, `fields`, `repairs`, `errors`, `tokens`, `forms`, `reply`, `pdus`, and `canonical` where it was
    /// asked for; spans count Unicode scalars.
    package var json: JSONDocument {
        .object(
            [
                ("message", .optional(message)),
                ("fields", .object(fields.map { ($0.name, .string($0.value)) })),
                ("repairs", .array(repairs.map { .string($0.rawValue) })),
                ("errors", .array(faults.map(document))),
                ("tokens", .array(tokens.map(\.json))), ("forms", .array(explanation.tried.map(document))),
                ("reply", reply),
                ("pdus", carriage.json),
            ] + (canonicity.map { [("canonical", $0.json)] } ?? []))
    }

    private var message: String? {
        switch explanation.outcome {
        case .success(let match): match.message
        case .failure(let error): error.isOfKeyword ? nil : error.message
        }
    }

    private var repairs: [Repair] {
        (try? explanation.outcome.get().repairs) ?? []
    }

    private var faults: [ParseError.Fault] {
        if case .failure(let error) = explanation.outcome { error.faults } else { [] }
    }

    private func document(of fault: ParseError.Fault) -> JSONDocument {
        let span = fault.scalarSpan(in: text)
        return .object([
            ("field", .optional(fault.field)),
            ("span", .array([.number(span.lowerBound), .number(span.upperBound)])),
            ("problem", .string(fault.problem.name)),
            ("hint", .string(fault.hint)),
        ])
    }

    private var reply: JSONDocument {
        guard let text = answer.text else { return .null }
        let size = size(of: text)
        let origin = catalogues.lazy.compactMap { $0.origin(of: text) }.first
        return .object([
            ("text", .string(text)), ("septets", .number(size.septets)), ("segments", .number(size.segments)),
            ("name", .optional(origin?.reply)), ("template", .optional(origin?.template)),
        ])
    }

    private func document(of trial: Explanation.Trial) -> JSONDocument {
        .object([
            ("form", .string(trial.form)), ("message", .string(trial.message)),
            ("line", .string("\(grammar.file):\(trial.line)")), ("taken", .bool(trial.isTaken)),
            ("error", .optional(trial.isTaken ? nil : trial.faults.map(\.hint).joined(separator: "; "))),
        ])
    }

    /// The pieces of the text as it is shown.
    private var tokens: [TextToken] {
        TextToken.all(of: text, explanation.outcome, shown: shownText)
    }
}
