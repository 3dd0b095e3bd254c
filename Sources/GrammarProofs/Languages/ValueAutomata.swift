import MessageGrammar

/// Automata of values at one precision of counts, each made once: forms have shapes and separators in common.
final class ValueAutomata {
    private let precision: CountPrecision
    private var known: [Key: Automaton] = [:]

    private struct Key: Hashable {
        let shape: FieldShape
        let characters: SymbolSet
        let edge: SymbolSet
    }

    init(_ precision: CountPrecision) {
        self.precision = precision
    }

    /// The values of a shape that are not empty, of some characters, and with some at both ends.
    func values(
        of shape: FieldShape, within characters: SymbolSet = .everything, edge: SymbolSet = .everything
    ) -> Automaton {
        let key = Key(shape: shape, characters: characters, edge: edge)
        if let value = known[key] { return value }
        let value = shape.automaton(precision).within(characters).beginning(edge).ending(edge)
        known[key] = value
        return value
    }
}
