public import ShortMessage

/// What a grammar makes of one text, with the forms that were tried.
public struct Explanation: Sendable {
    /// The message that the text is, or what is wrong with it.
    public let outcome: Result<Match, ParseError>
    /// The forms whose keyword the text has, in the order in which they were tried.
    public let tried: [Trial]

    /// One form, and why it was or was not the reading.
    public struct Trial: Sendable {
        /// As the grammar file writes it.
        public let form: String
        /// The name of the message that the form is of.
        public let message: String
        /// The line in the grammar file.
        public let line: Int
        /// Whether the text was read as this form.
        public let isTaken: Bool
        /// What is wrong with the text as this form; empty for the form that was taken.
        public let faults: [ParseError.Fault]
    }
}

extension Grammar {
    /// Reads one text, and tells of each form that might have been meant what is wrong with it.
    public func explain(_ text: String, on day: CalendarDate) -> Explanation {
        let outcome = Result(catching: { () throws(ParseError) in try match(text, on: day) })
        let search = FaultSearch(grammar: self, text: text, context: ReadingContext(day: day))
        let normalised = search.normalised
        let taken = (try? outcome.get())?.form
        var trials = search.candidates(TolerantText(normalised)).filter { $0.form !== taken }.map {
            Explanation.Trial(
                form: $0.form.text, message: $0.form.message, line: $0.form.line, isTaken: false,
                faults: $0.alignment.faults(normalised))
        }
        if let taken {
            trials.append(
                Explanation.Trial(
                    form: taken.text, message: taken.message, line: taken.line, isTaken: true, faults: []))
        }
        return Explanation(outcome: outcome, tried: trials.sorted { $0.line < $1.line })
    }
}
