/// How faithful automata are to the counts of shapes.
enum CountPrecision {
    case exact
    /// A wide range has no end: somewhat more is accepted, by automata that are far smaller.
    case rough

    /// As far as an automaton counts at little cost.
    private static let narrow = 24

    func counted(
        _ count: ClosedRange<Int>, of plain: SymbolSet, least: Int, of telling: SymbolSet
    ) -> Automaton {
        guard case .rough = self, count.upperBound > Self.narrow else {
            return .counted(count, of: plain, least: least, of: telling)
        }
        return .counted(
            count.lowerBound...count.lowerBound, of: plain, least: least, of: telling, isOpen: true)
    }
}
