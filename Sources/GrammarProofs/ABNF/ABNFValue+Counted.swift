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

    /// So many characters of two sets; what a count needs is what tells.
    init(_ count: ShapePattern.Count) {
        let (other, telling) = (ScalarSet(count.others), ScalarSet(count.telling))
        self = count.isParted ? .parted(count, other, telling) : .unparted(count, other, telling)
    }

    private static func unparted(_ count: ShapePattern.Count, _ other: ScalarSet, _ telling: ScalarSet) -> ABNFValue {
        let (one, another) = (ABNFElement.scalar(telling), ABNFElement.scalar(other))
        return ABNFValue(from: Rest(count.range, needed: count.least)) { rest, next in
            if rest.needed == 0 { return .times(rest.least...rest.most, .choice([one, another])) }
            if rest.needed == rest.most { return .times(rest.most...rest.most, one) }
            return .choice([
                one.then(next(rest.after(1, found: 1))), another.then(next(rest.after(1, found: 0))),
            ])
        }
    }

    /// No blanks at the ends and no two together.
    private static func parted(_ count: ShapePattern.Count, _ other: ScalarSet, _ telling: ScalarSet) -> ABNFValue {
        let (one, another) = (ABNFElement.scalar(telling), ABNFElement.scalar(other))
        return ABNFValue(from: Rest(count.range, needed: count.least)) { rest, next in
            func steps(_ opening: ABNFElement, _ length: Int) -> [ABNFElement] {
                guard rest.most >= length else { return [] }
                let (found, none) = (rest.after(length, found: 1), rest.after(length, found: 0))
                if found == none { return [.sequence([opening, .choice([one, another]), next(found)])] }
                return [.sequence([opening, one, next(found)]), .sequence([opening, another, next(none)])]
            }
            let afterBlank = rest.isStart ? [] : steps(.literal(" "), 2)
            let end = rest.least == 0 && rest.needed == 0 ? [ABNFElement.empty] : []
            return .choice(steps(.empty, 1) + afterBlank + end)
        }
    }
}
