import MessageGrammar

// ABNF can count one element and no more. Where a count goes across several classes of characters, each number of
// characters that may still come is a step of its own.

extension ABNFValue {
    /// A step for each state that a value can be in on its way.
    ///
    /// - Parameter step: what may stand from a state on, with the steps of the states that it leads to.
    private init<State: Hashable>(
        from start: State, _ step: (_ state: State, _ next: (State) -> ABNFElement) -> ABNFElement
    ) {
        var (states, places, steps) = ([start], [start: 0], [ABNFElement]())
        while steps.count < states.count {
            steps.append(
                step(states[steps.count]) { state in
                    if let place = places[state] { return .step(place) }
                    places[state] = states.count
                    states.append(state)
                    return .step(states.count - 1)
                })
        }
        self = ABNFValue(steps: steps).pruned
    }

    /// How many characters may come, and whether there were others before.
    private struct Rest: Hashable {
        let least: Int
        let most: Int
        /// Digits that must still come, or letters.
        let needed: Int
        var isStart = false

        init(_ count: ClosedRange<Int>, needed: Int) {
            (least, most, self.needed, isStart) = (count.lowerBound, count.upperBound, needed, true)
        }

        private init(least: Int, most: Int, needed: Int) {
            (self.least, self.most, self.needed) = (least, most, needed)
        }

        func after(_ characters: Int, found: Int) -> Rest {
            Rest(least: max(0, least - characters), most: most - characters, needed: max(0, needed - found))
        }
    }

    /// So many digits and capitals, at least so many of them digits.
    static func alphanumerics(_ count: ClosedRange<Int>, digits: Int) -> ABNFValue {
        let (digit, capital) = (ABNFElement.scalar(.digits), ABNFElement.scalar(.capitals))
        return ABNFValue(from: Rest(count, needed: digits)) { rest, next in
            if rest.needed == 0 { return .times(rest.least...rest.most, .choice([digit, capital])) }
            if rest.needed == rest.most { return .times(rest.most...rest.most, digit) }
            return .choice([
                digit.then(next(rest.after(1, found: 1))), capital.then(next(rest.after(1, found: 0))),
            ])
        }
    }

    /// So many characters of a name, at least one of them a letter; no blanks at the ends and no two together.
    static func letters(_ count: ClosedRange<Int>) -> ABNFValue {
        let (letter, mark) = (ABNFElement.scalar(.letters), ABNFElement.scalars(".,'-"))
        return ABNFValue(from: Rest(count, needed: 1)) { rest, next in
            func steps(_ opening: ABNFElement, _ length: Int) -> [ABNFElement] {
                guard rest.most >= length else { return [] }
                let (found, none) = (rest.after(length, found: 1), rest.after(length, found: 0))
                if found == none { return [.sequence([opening, .choice([letter, mark]), next(found)])] }
                return [.sequence([opening, letter, next(found)]), .sequence([opening, mark, next(none)])]
            }
            let afterBlank = rest.isStart ? [] : steps(.literal(" "), 2)
            let end = rest.least == 0 && rest.needed == 0 ? [ABNFElement.empty] : []
            return .choice(steps(.empty, 1) + afterBlank + end)
        }
    }
}
