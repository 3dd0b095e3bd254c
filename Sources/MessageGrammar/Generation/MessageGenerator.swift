import ShortMessage

/// Makes messages that a grammar accepts.
///
/// The same grammar, options and numbers give the same messages.
public struct MessageGenerator: Sendable {
    private let messages: [MessageDefinition]
    private let grammar: Grammar
    private let isCanonical: Bool
    /// 1 January 2026: no value has a year of two digits.
    private static let day = CalendarDate(dayNumber: 20_454)
    /// Values that do not go together, such as a name with the form's separator in it, are drawn again.
    private static let mostTries = 50

    /// A generator of messages of one grammar; a canonical one uses the first form of each message only, any other
    /// one all of them.
    public init(_ grammar: Grammar, isCanonical: Bool = false) {
        (self.grammar, self.messages, self.isCanonical) = (grammar, grammar.messages, isCanonical)
    }

    /// A message in the canonical spelling of its form.
    ///
    /// - Parameters:
    ///   - values: what to put into the holes of these fields, where it fits; the rest is invented.
    ///   - random: the same numbers of it give the same message.
    /// - Returns: nil where the grammar's holes leave no room for what is invented.
    public func message(values: [String: String] = [:], using random: inout some RandomNumberGenerator) -> String? {
        for _ in 0..<Self.mostTries {
            let message = random.element(of: messages)
            let form = isCanonical || random.chance(50) ? message.forms[0] : random.element(of: message.forms)
            let text = text(of: form, values, using: &random)
            if accepts(text, as: message.name) { return text }
        }
        return nil
    }

    private func accepts(_ text: String, as message: String) -> Bool {
        if isCanonical { return (try? grammar.canonicalMatch(text, on: Self.day))?.message == message }
        return (try? grammar.match(text, on: Self.day))?.message == message
    }

    private func text(
        of form: Form, _ values: [String: String], using random: inout some RandomNumberGenerator
    ) -> String {
        var text = form.keyword.description
        var isFirst = true
        for (index, hole) in form.holes.enumerated() where !hole.isOptional || random.chance(60) {
            text += String(decoding: isFirst ? form.lead : form.separators[index - 1], as: UTF8.self)
            text += value(of: hole, in: form, values, using: &random)
            isFirst = false
        }
        return isFirst ? text : text + String(decoding: form.tail, as: UTF8.self)
    }

    private func value(
        of hole: Form.Hole, in form: Form, _ values: [String: String], using random: inout some RandomNumberGenerator
    ) -> String {
        if let known = values[hole.field], hole.shape.takes(known) { return known }
        let separator = form.separator.map { String(Unicode.Scalar($0)) } ?? ""
        let count = hole.isRepeated && form.separator != nil ? random.number(in: 1...4) : 1
        return (0..<count).map { _ in hole.shape.randomValue(using: &random) }.joined(separator: separator)
    }
}
