public import MessageGrammar

/// The canonical messages of a grammar in ABNF (RFC 5234, with the strings of RFC 7405), over Unicode scalars.
///
/// Canonical are the first form of each message, keywords in capitals, separators as written, values in their canonical
/// spelling, dates as DD-MM-YYYY; holes that are left out are gone with the separator before them.
/// `Grammar.canonicalMatch` accepts exactly these.
public struct CanonicalABNF {
    /// Messages without a canonical spelling, by name: their first form cuts every spelling of some value in two, as
    /// `-` does a date.
    public private(set) var unspelt: [String] = []
    private var names = RuleNames()
    private var rules: [ABNFRule] = []
    private var valueNames: [ABNFValue: String] = [:]
    private var valueRules: [ABNFRule] = []
    private var classNames: [ScalarSet: String] = [:]
    private var classRules: [ABNFRule] = []

    /// The rules of a grammar's canonical messages.
    public init(_ grammar: Grammar) {
        let start = names.give("message")
        let messages = grammar.messages.map { (name: names.give($0.name), form: $0.forms[0]) }
        var spellings: [ABNFRule] = []
        for (name, form) in messages {
            let element = form.canonicalSpellings { hole, value in rule(for: value, form.holes[hole]) }
            if element == .nothing {
                unspelt.append(form.message)
            } else {
                spellings.append(ABNFRule(name: name, element: element, comment: form.text))
            }
        }
        let whole = ABNFElement.choice(spellings.map { ABNFElement.rule($0.name) }).simplified
        let comment = "What a member may send to \(grammar.shortCode), in its canonical spelling."
        rules = [ABNFRule(name: start, element: whole, comment: comment)] + spellings
    }

    /// The rule of a value, which is made where there is none yet.
    private mutating func rule(for value: ABNFValue, _ hole: Form.Hole) -> ABNFElement {
        if value.isEmpty { return .nothing }
        if let name = valueNames[value] { return .rule(name) }
        let stepNames = value.steps.indices.map { names.give($0 == 0 ? hole.field : "\(hole.field)-\($0)") }
        valueNames[value] = stepNames[0]
        for (name, step) in zip(stepNames, value.steps) {
            let element = named(step.replacingSteps { place in ABNFElement.rule(stepNames[place]) })
            let comment = name == stepNames[0] ? "\(hole.field): \(hole.shape)" : nil
            valueRules.append(ABNFRule(name: name, element: element, comment: comment))
        }
        return .rule(stepNames[0])
    }

    /// The same with a rule for each large class of characters.
    private mutating func named(_ element: ABNFElement) -> ABNFElement {
        switch element {
        case .scalar(let set): set.ranges.count > Self.mostInline ? .rule(className(set)) : element
        case .literal, .rule, .step: element
        case .sequence(let elements): .sequence(elements.map { named($0) })
        case .choice(let elements): .choice(elements.map { named($0) })
        case .times(let least, let most, let element): .times(least, most, named(element))
        }
    }

    /// Ranges that a class has at most where it is written in place.
    private static let mostInline = 8

    private mutating func className(_ set: ScalarSet) -> String {
        if let name = classNames[set] { return name }
        let name = names.give("letter")
        classNames[set] = name
        classRules.append(
            ABNFRule(name: name, element: .scalar(set), comment: "Letters and marks of any script (Unicode)."))
        return name
    }
}

extension CanonicalABNF: CustomStringConvertible {
    /// The rules, the whole message first; lines end in CRLF, as RFC 5234 has them.
    public var description: String {
        (rules + valueRules + classRules).flatMap(\.lines).dropFirst().map { $0 + "\r\n" }.joined()
    }
}
