/// Choices that come out the same for the same numbers, on every machine and with every library.
extension RandomNumberGenerator {
    /// Any of the numbers of a range; the bias is below 2⁻³².
    package mutating func number(in range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
    }

    /// Any element; the array is not empty.
    package mutating func element<Element>(of elements: [Element]) -> Element {
        elements[number(in: 0...elements.count - 1)]
    }

    /// True so many times in a hundred.
    package mutating func chance(_ percent: Int) -> Bool {
        number(in: 1...100) <= percent
    }
}
