import MessageGrammar

/// The canonical spellings of a value: an expression, and the steps that it needs.
struct ABNFValue: Hashable {
    /// The first is the whole value. A step stands nowhere but at the end of another.
    private(set) var steps: [ABNFElement]

    init(_ element: ABNFElement) {
        steps = [element.simplified]
    }

    private init(steps: [ABNFElement]) {
        self.steps = steps.map(\.simplified)
    }

    /// A step for each state that a value can be in on its way.
    ///
    /// - Parameter step: what may stand from a state on, with the steps of the states that it leads to.
    init<State: Hashable>(
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

    var isEmpty: Bool { steps[0] == .nothing }

    /// The same without the spellings that hold one of some characters.
    ///
    /// For values whose steps name later ones only.
    func excluding(_ excluded: ScalarSet) -> ABNFValue {
        excluded.isEmpty ? self : rewritten { $0.excluding(excluded) }
    }

    /// The same without steps that match no text or only the empty one, or are never come to.
    var pruned: ABNFValue {
        let smaller = rewritten { $0 }
        return smaller == self ? self : smaller.pruned
    }

    /// Changes each step; one that then matches no text, or only the empty one, is taken out of those before.
    private func rewritten(_ change: (ABNFElement) -> ABNFElement) -> ABNFValue {
        var changed = steps
        for place in steps.indices.reversed() {
            let element = change(steps[place]).replacingSteps { step in
                [.nothing, .empty].contains(changed[step]) ? changed[step] : .step(step)
            }
            changed[place] = element.simplified
        }
        return ABNFValue(steps: changed).reachable
    }

    private var reachable: ABNFValue {
        var (reached, open) = (Set([0]), [0])
        while let place = open.popLast() {
            _ = steps[place].replacingSteps { step in
                if reached.insert(step).inserted { open.append(step) }
                return .step(step)
            }
        }
        let places = Dictionary(uniqueKeysWithValues: zip(reached.sorted(), 0...))
        return ABNFValue(steps: reached.sorted().map { steps[$0].replacingSteps { .step(places[$0] ?? 0) } })
    }
}

extension ABNFElement {
    fileprivate func excluding(_ excluded: ScalarSet) -> ABNFElement {
        switch self {
        case .literal(let text): text.unicodeScalars.contains(where: excluded.contains) ? .nothing : self
        case .scalar(let set): .scalar(set.subtracting(excluded))
        case .step, .rule: self
        case .sequence(let elements): .sequence(elements.map { $0.excluding(excluded) })
        case .choice(let elements): .choice(elements.map { $0.excluding(excluded) })
        case .times(let least, let most, let element): .times(least, most, element.excluding(excluded))
        }
    }

    /// The same with something else for each step.
    func replacingSteps(_ replacement: (Int) -> ABNFElement) -> ABNFElement {
        switch self {
        case .step(let place): replacement(place)
        case .literal, .scalar, .rule: self
        case .sequence(let elements): .sequence(elements.map { $0.replacingSteps(replacement) })
        case .choice(let elements): .choice(elements.map { $0.replacingSteps(replacement) })
        case .times(let least, let most, let element): .times(least, most, element.replacingSteps(replacement))
        }
    }
}
