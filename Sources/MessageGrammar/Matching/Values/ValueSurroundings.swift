/// What people put round the value of a hole: the poster's word for the field before it, quotes, brackets and marks.
struct ValueSurroundings {
    private let form: Form
    private let hole: Int
    /// What the parts were cut at; nil where the form has several kinds.
    private let separator: UInt8?
    private let context: ReadingContext

    /// A value, how it meets its hole, and what was forgiven round it.
    struct Value {
        let range: Range<Int>
        let fit: Fit
        let repairs: RepairSet
    }

    init(_ form: Form, _ hole: Int, cutAt separator: UInt8?, _ context: ReadingContext) {
        (self.form, self.hole, self.separator, self.context) = (form, hole, separator, context)
    }

    /// The value that fits, the one without a label first; where none does, what is left without a label.
    ///
    /// Words that fit as they stand are kept, unless they are a name: a town may be called `KOTA BARU`.
    func value(of part: Range<Int>, _ text: Span<UInt8>) -> Value {
        if form.holes[hole].takesWords, !form.names.contains(hole) {
            let whole = bare(part, [], text)
            if whole.fit == .fits { return whole }
        }
        if let range = withoutLabel(part, text) {
            let unlabelled = bare(range, [.poster], text)
            if unlabelled.fit != .malformed { return unlabelled }
        }
        return bare(part, [], text)
    }

    /// Behind the label, and what parts it from the value where that is a separator of the parts.
    private func withoutLabel(_ part: Range<Int>, _ text: Span<UInt8>) -> Range<Int>? {
        guard let range = text.withoutLabel(part, form.labels[hole]) else { return nil }
        guard let separator, text[range.lowerBound] == separator else { return range }
        let value = text.trimmed(range.lowerBound + 1..<range.upperBound)
        return value.isEmpty ? nil : value
    }

    /// As it stands if it fits so, else without quotes, brackets and marks.
    private func bare(_ range: Range<Int>, _ repairs: RepairSet, _ text: Span<UInt8>) -> Value {
        let shape = form.shapes[hole]
        let whole = Value(range: range, fit: shape.fit(text, range, context), repairs: repairs)
        guard whole.fit != .fits, !form.holes[hole].takesAnyMarks else { return whole }
        let value = text.withoutMarks(range)
        guard value != range, !value.isEmpty else { return whole }
        let fit = shape.fit(text, value, context)
        return fit == .malformed ? whole : Value(range: value, fit: fit, repairs: repairs.union(.characters))
    }
}

extension Span<UInt8> {
    /// A range without quotes, brackets and marks at its ends.
    fileprivate func withoutMarks(_ range: Range<Int>) -> Range<Int> {
        var (lower, upper) = (range.lowerBound, range.upperBound)
        while lower < upper, self[lower].isMarkBeforeValue { lower += 1 }
        while upper > lower, self[upper - 1].isMarkBehindValue { upper -= 1 }
        return lower..<upper
    }
}

extension UInt8 {
    fileprivate var isMarkBeforeValue: Bool {
        switch self {
        case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "="): true
        default: isQuote || isBlank
        }
    }

    fileprivate var isMarkBehindValue: Bool {
        switch self {
        case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "~"):
            true
        default: isQuote || isBlank
        }
    }
}
