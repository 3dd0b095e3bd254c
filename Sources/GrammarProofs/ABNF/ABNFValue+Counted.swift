import MessageGrammar

// ABNF can count one element and no more. Where a count goes across several classes of characters, each number of
// characters that may still come is a step of its own.

extension ABNFValue {
    /// So many characters of two sets; what a count needs is what tells.
    init(_ count: ShapePattern.Count) {
        self = count.isParted ? .parted(count) : .unparted(count)
    }

    private static func unparted(_ count: ShapePattern.Count) -> ABNFValue {
        let (one, another) = (ABNFElement.scalar(count.telling), ABNFElement.scalar(count.others))
        return ABNFValue(from: count) { rest, next in
            let most = rest.range.upperBound
            if rest.least == 0 { return .times(rest.range, .choice([one, another])) }
            if rest.least == most { return .times(most...most, one) }
            return .choice([
                one.then(next(rest.after(1, found: 1))), another.then(next(rest.after(1, found: 0))),
            ])
        }
    }

    /// No blanks at the ends and no two together.
    private static func parted(_ count: ShapePattern.Count) -> ABNFValue {
        let (one, another) = (ABNFElement.scalar(count.telling), ABNFElement.scalar(count.others))
        return ABNFValue(from: count) { rest, next in
            func steps(_ opening: ABNFElement, _ length: Int) -> [ABNFElement] {
                guard rest.range.upperBound >= length else { return [] }
                let (found, none) = (rest.after(length, found: 1), rest.after(length, found: 0))
                if found == none { return [.sequence([opening, .choice([one, another]), next(found)])] }
                return [.sequence([opening, one, next(found)]), .sequence([opening, another, next(none)])]
            }
            let afterBlank = rest.isBegun ? steps(.literal(" "), 2) : []
            let end = rest.range.lowerBound == 0 && rest.least == 0 ? [ABNFElement.empty] : []
            return .choice(steps(.empty, 1) + afterBlank + end)
        }
    }
}
