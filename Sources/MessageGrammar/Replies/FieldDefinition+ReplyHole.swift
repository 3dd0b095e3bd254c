extension FieldDefinition {
    /// How a reply says what a sender wrote in a hole of this field.
    ///
    /// Never what could be the sender's own words: telephone numbers of senders can be forged, and a service that repeats
    /// words would put them on anybody's screen under its own number. Never a secret, and of a personal number only the
    /// end.
    ///
    /// - Parameter isRepeated: whether the hole takes several values.
    func replyHole(isRepeated: Bool) -> ReplyHole {
        switch sensitivity {
        case .secret: .withheld("a secret is never said")
        case .personal: isRepeated ? .withheld(Self.tooShort) : personalHole
        case .open: isRepeated ? repeatedHole : openHole
        }
    }

    /// How a reply says what a program gives for this field, which nobody can send.
    var programHole: ReplyHole {
        switch (sensitivity, shape) {
        case (.open, .letters(let count)), (.open, .word(let count)), (.open, .text(let count)):
            .phrase(width: count.upperBound)
        case (.open, .digits), (.open, .alphanumerics), (.open, .phone), (.open, .row):
            shape.codeWidth.map { .code(width: $0.upperBound) } ?? .withheld("it is no number")
        default: replyHole(isRepeated: false)
        }
    }

    /// What is hidden is at least as much as what is shown.
    private var personalHole: ReplyHole {
        guard let width = shape.codeWidth, width.lowerBound >= 2 * ReplyWording.tailWidth else {
            return .withheld(Self.tooShort)
        }
        return .tail
    }

    private static let tooShort = "of what is personal only the end is said, of numbers of 8 characters or more"

    private var openHole: ReplyHole {
        switch shape {
        case .date: .date
        case .month: .month
        case .amount: .amount
        case .choice(let words): .choice(words)
        case .number: .withheld("a number has no greatest width; digits and amounts have")
        case .letters, .word, .email, .text: .withheld("a sender's words are never said")
        case .digits, .alphanumerics, .phone, .row: codeHole { .code(width: $0) }
        }
    }

    private var repeatedHole: ReplyHole {
        guard shape.codeWidth != nil else { return .withheld("of several values only numbers are said") }
        return codeHole { .codes(width: $0, most: ReplyHole.mostCodes) }
    }

    private func codeHole(_ hole: (Int) -> ReplyHole) -> ReplyHole {
        guard shape.longestWord <= FieldShape.longestHarmlessWord else {
            return .withheld("it could hold a word of the sender's: more than three letters in a row")
        }
        return shape.codeWidth.map { hole($0.upperBound) } ?? .withheld("it is no number")
    }
}

extension FieldShape {
    /// Letters in a row that say nothing by themselves.
    fileprivate static let longestHarmlessWord = 3

    /// How wide the canonical spelling of a number or code is, in septets; nil for what is neither.
    fileprivate var codeWidth: ClosedRange<Int>? {
        switch self {
        case .digits, .alphanumerics, .phone, .row: pattern(.canonical).width
        case .letters, .word, .date, .month, .amount, .number, .email, .choice, .text: nil
        }
    }

    /// The most letters in a row that a value can have.
    fileprivate var longestWord: Int {
        switch self {
        case .alphanumerics(let count, let digits): count.upperBound - digits
        case .row(let runs): Self.longestWord(runs)
        default: 0
        }
    }

    /// Runs that may be empty part no letters.
    private static func longestWord(_ runs: [Run]) -> Int {
        var (longest, current) = (0, 0)
        for run in runs {
            if run.characters != .digits {
                current += run.count.upperBound
            } else if run.count.lowerBound > 0 {
                current = 0
            }
            longest = max(longest, current)
        }
        return longest
    }
}
