/// The words for a message that the grammar refuses: what is wrong, and the format that would be right.
extension ParseError {
    /// The reply that says what is wrong, and what fills its holes.
    public var filling: ReplyFilling {
        switch faults[0].problem {
        case .empty: return ReplyFilling(.empty)
        case .unknownKeyword: return unknownKeyword
        default: break
        }
        guard let format = message.map({ ReplyValue.format($0) }) else { return ReplyFilling(.unknownKeyword) }
        if faults.contains(where: { $0.problem == .surplus }) { return ReplyFilling(.surplus, ["format": format]) }
        return faults.count == 1 ? faults[0].filling(format) : several(format)
    }

    private var unknownKeyword: ReplyFilling {
        message.map { ReplyFilling(.nearKeyword, ["format": .format($0)]) } ?? ReplyFilling(.unknownKeyword)
    }

    private func several(_ format: ReplyValue) -> ReplyFilling {
        let areAllMissing = faults.allSatisfy { if case .missing = $0.problem { true } else { false } }
        let fields = ReplyValue.labels(faults.compactMap(\.field))
        return ReplyFilling(areAllMissing ? .missing : .severalFaults, ["fields": fields, "format": format])
    }
}

extension ParseError.Fault {
    fileprivate func filling(_ format: ReplyValue) -> ReplyFilling {
        guard let field else { return ReplyFilling(.surplus, ["format": format]) }
        let values: [String: ReplyValue] = ["field": .label(field), "format": format]
        switch problem {
        case .missing: return ReplyFilling(.missing, ["fields": .labels([field]), "format": format])
        case .wrongLength(let found, let shape): return .wrongLength(found, shape.count, values)
        case .tooFewDigits(let found, let shape): return .tooFewDigits(found, shape.leastDigits, values)
        case .noSuchDate: return ReplyFilling(.noSuchDate, values)
        case .outOfRange(let shape): return .outOfRange(shape.amounts ?? FieldShape.amounts, values)
        case .malformed, .empty, .unknownKeyword, .surplus: return ReplyFilling(.malformed, values)
        }
    }
}

extension ReplyFilling {
    fileprivate static func wrongLength(
        _ found: Int, _ expected: ClosedRange<Int>?, _ values: [String: ReplyValue]
    ) -> ReplyFilling {
        guard let expected else { return ReplyFilling(.malformed, values) }
        var values = values
        values["found"] = .count(found)
        if expected.count == 1 {
            values["expected"] = .count(expected.lowerBound)
            return ReplyFilling(.wrongLength, values)
        }
        values["least"] = .count(expected.lowerBound)
        values["most"] = .count(expected.upperBound)
        return ReplyFilling(.wrongLengthBetween, values)
    }

    fileprivate static func outOfRange(
        _ expected: ClosedRange<Int64>, _ values: [String: ReplyValue]
    ) -> ReplyFilling {
        let ends = ["least": ReplyValue.amount(expected.lowerBound), "most": .amount(expected.upperBound)]
        return ReplyFilling(.outOfRange, values.merging(ends) { $1 })
    }

    fileprivate static func tooFewDigits(
        _ found: Int, _ expected: Int, _ values: [String: ReplyValue]
    ) -> ReplyFilling {
        ReplyFilling(
            .tooFewDigits, values.merging(["found": .count(found), "expected": .count(expected)]) { $1 })
    }
}

extension FieldShape {
    /// How many characters a value has, or nil where the shape counts none.
    var count: ClosedRange<Int>? {
        switch self {
        case .digits(let count), .letters(let count), .alphanumerics(let count, _), .word(let count), .text(let count):
            count
        case .date, .month, .amount, .number, .email, .phone, .choice, .row: nil
        }
    }

    /// From how many rupiah to how many, or nil where any amount will do.
    var amounts: ClosedRange<Int64>? {
        guard case .amount(let range) = self, range != Self.amounts else { return nil }
        return range
    }

    var leastDigits: Int {
        guard case .alphanumerics(_, let digits) = self else { return 0 }
        return digits
    }
}
