import MessageGrammar
import ShortMessage

extension ExplanationReport: CustomStringConvertible {
    /// For people: a paragraph with a label a line.
    package var description: String {
        (outcomeLines + canonicityLines + triedLines + warnings.map { row("warning", $0) } + answerLines + carriageLines)
            .joined(separator: "\n")
    }

    private var outcomeLines: [String] {
        switch explanation.outcome {
        case .success(let match): matchLines(match)
        case .failure(let error): errorLines(error)
        }
    }

    private func matchLines(_ match: Match) -> [String] {
        let repairs = match.repairs.map(\.rawValue).joined(separator: ", ")
        let width = fields.map(\.name.count).max() ?? 0
        let fieldLines = fields.enumerated().map { index, field in
            let name = field.name + String(repeating: " ", count: width - field.name.count)
            return row(index == 0 ? "fields" : "", "\(name)  \(Text.escaped(field.value))")
        }
        return [row("text", Text.escaped(shownText)), row("message", match.message)]
            + fieldLines + [row("repairs", repairs.isEmpty ? "none" : repairs)]
    }

    private func errorLines(_ error: ParseError) -> [String] {
        let picture = error.picture(of: shownText).split(separator: "\n", omittingEmptySubsequences: false)
        return picture.enumerated().map { row($0.offset == 0 ? "text" : "", String($0.element)) }
            + [row("message", error.message.map { "\($0), perhaps, but not understood" } ?? "not understood")]
    }

    private var canonicityLines: [String] {
        canonicity.map { [row("canonical", $0.description)] } ?? []
    }

    private var triedLines: [String] {
        explanation.tried.enumerated().map { index, trial in
            let verdict = trial.isTaken ? "taken" : trial.faults.map(\.hint).joined(separator: "; ")
            return row(index == 0 ? "forms" : "", "\(grammar.file):\(trial.line) \(trial.form): \(verdict)")
        }
    }

    private var answerLines: [String] {
        switch answer {
        case .silence(let reason): return [row("reply", "none (\(reason))")]
        case .reply(let text):
            let size = size(of: text)
            let segments = size.segments == 1 ? "1 segment" : "\(size.segments) segments"
            return [
                row("reply", Text.escaped(text)),
                row("", "\(size.septets)/\(ReplyCatalogue.budget) septets, \(segments)"),
            ]
        }
    }

    private var carriageLines: [String] {
        let carriage = carriage
        return rows("SUBMIT", carriage.submits) + (carriage.delivers.map { rows("DELIVER", $0) } ?? [])
    }

    private func rows(_ label: String, _ pdus: Carriage.PDUs) -> [String] {
        switch pdus {
        case .success(let pdus): pdus.map { row(label, $0) }
        case .failure(let error): [row(label, "none: \(error)")]
        }
    }

    private func row(_ label: String, _ text: String) -> String {
        label + String(repeating: " ", count: 10 - label.count) + Text.legible(text)
    }
}
