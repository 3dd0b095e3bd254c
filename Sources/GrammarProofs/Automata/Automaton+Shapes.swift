extension Automaton {
    private static let digit = Automaton(.digits)

    static let number = digit.repeated.then(
        Automaton(SymbolSet(",.")).then(digit.repeated).optional)

    static let email: Automaton = {
        let mark = SymbolSet(".-_+'")
        let first = Automaton(.alphanumerics)
        let inside = Automaton(.alphanumerics.union(mark)).starred
        let afterDot = Automaton(.alphanumerics.union(mark).subtracting(SymbolSet(".")))
        return first.then(inside).then(Automaton(SymbolSet("@"))).then(first).then(inside)
            .then(Automaton(SymbolSet("."))).then(afterDot).then(afterDot.repeated)
    }()

    static let phone: Automaton = {
        let dashes = Automaton(SymbolSet("-")).starred
        func digits(_ first: SymbolSet, _ more: ClosedRange<Int>) -> Automaton {
            dashes.then(Automaton(first)).then(dashes.then(digit).times(more)).then(dashes)
        }
        let abroad = digits(.digits.subtracting(SymbolSet("0")), 7...14)
        return Automaton(SymbolSet("+")).optional.then(abroad).or(digits(SymbolSet("0"), 6...13)).merged
    }()

    static let amount: Automaton = {
        func grouped(_ mark: String) -> Automaton {
            let mark = Automaton(SymbolSet(mark))
            let zeros = Automaton(SymbolSet("0"))
            let leading = zeros.times(1...3).then(mark.then(zeros.times(3...3)).starred).then(mark)
            let group = mark.then(digit.times(3...3))
            let one = digit.times(1...3).then(group.times(1...3))
            let filled = digit.times(3...3).then(group.times(0...3))
            return one.or(leading.then(filled))
        }
        let plain = Automaton(SymbolSet("0")).starred.then(digit.times(1...12))
        let value = Automaton.any([plain, grouped("."), grouped(",")])
        let blanks = Automaton(.blank).starred
        let currency = Automaton(literal: Array("RP".utf8)).then(Automaton(SymbolSet(".")).optional)
        let ending = Automaton.any([",-", ",00", ".-"].map { Automaton(literal: Array($0.utf8)) })
        return currency.optional.then(blanks).then(value).then(ending.optional).then(blanks).merged
    }()
}
