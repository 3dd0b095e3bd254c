import MessageGrammar

extension Form {
    /// The canonical spellings of the form.
    ///
    /// - Parameter rule: what stands for the values of a hole, which is followed by a literal where that is not empty.
    func canonicalSpellings(_ rule: (_ hole: Int, _ value: ABNFValue) -> ABNFElement) -> ABNFElement {
        let bare = mayBeBare && !keyword.isEmpty ? ABNFElement.literal(keyword.description) : .nothing
        guard !holes.isEmpty else { return bare.simplified }
        let opening = ABNFElement.literal(keyword.description + Self.text(lead))
        let body = separator == nil ? mixedBody(rule) : body(rule)
        return ABNFElement.choice([bare, .sequence([opening, body, .literal(Self.text(tail))])]).simplified
    }

    /// Holes with one separator: whichever is filled first has the lead before it, each later one its separator.
    private func body(_ rule: (Int, ABNFValue) -> ABNFElement) -> ABNFElement {
        let values = holes.indices.map { self.value(of: $0, rule) }
        var later = ABNFElement.empty
        var openings: [ABNFElement] = []
        for hole in holes.indices.reversed() {
            let filled = values[hole].then(later)
            openings = holes[hole].isOptional ? [filled] + openings : [filled]
            let next =
                hole == 0 ? values[hole] : ABNFElement.literal(Self.text(separators[hole - 1])).then(values[hole])
            later = (holes[hole].isOptional ? next.optional : next).then(later)
        }
        return .choice(openings)
    }

    private func value(of hole: Int, _ rule: (Int, ABNFValue) -> ABNFElement) -> ABNFElement {
        let isRepeated = holes[hole].isRepeated
        var value = shapes[hole].canonicalSpellings(isTight: isRepeated)
        if let separator, !mayHold(separatorThatStandsInside: separator.mayStandInside, in: hole) {
            value = value.excluding(ScalarSet(String(Unicode.Scalar(separator))))
        }
        let one = rule(hole, value)
        guard isRepeated, let separator else { return one }
        return one.then(.times(0, nil, .literal(String(Unicode.Scalar(separator))).then(one)))
    }

    /// Holes with separators of several kinds, each value up to the first of its separator.
    private func mixedBody(_ rule: (Int, ABNFValue) -> ABNFElement) -> ABNFElement {
        let parts = holes.indices.map { hole -> ABNFElement in
            guard hole < separators.count else { return value(of: hole, rule) }
            let literal = Self.text(separators[hole])
            if let ended = ABNFValue(shapes[hole].pattern(.canonical), upTo: literal) { return rule(hole, ended) }
            return rule(hole, shapes[hole].canonicalSpellings(isTight: false)).then(.literal(literal))
        }
        return .sequence(parts)
    }

    private static func text(_ octets: [UInt8]) -> String {
        String(decoding: octets, as: UTF8.self)
    }
}
