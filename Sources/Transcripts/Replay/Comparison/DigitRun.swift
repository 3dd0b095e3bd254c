/// Groups of digits with blanks or marks between them, in a text.
package struct DigitRun {
    package private(set) var groups: [Group]
    /// What stands behind each group but the last.
    private var gaps: [ArraySlice<Unicode.Scalar>] = []

    package struct Group {
        package let range: Range<Int>
        /// Of the first eight digits.
        let value: Int

        init(_ range: Range<Int>, in scalars: [Unicode.Scalar]) {
            self.range = range
            value = scalars[range].prefix(8).reduce(0) { $0 * 10 + ($1.digit ?? 0) }
        }
    }

    init(_ group: Group) {
        groups = [group]
    }

    mutating func append(_ group: Group, _ gap: ArraySlice<Unicode.Scalar>) {
        groups.append(group)
        gaps.append(gap)
    }

    /// Some of the groups by themselves.
    package func part(_ range: Range<Int>) -> DigitRun {
        var part = self
        part.groups = Array(groups[range])
        part.gaps = range.isEmpty ? [] : Array(gaps[range.lowerBound..<range.upperBound - 1])
        return part
    }

    private var lengths: [Int] { groups.map(\.range.count) }

    /// Too many digits for an amount or a count, or a day without marks.
    package var isPersonal: Bool {
        lengths.contains { $0 >= 7 } || lengths.reduce(0, +) >= 9 || isDay
    }

    /// `261121-000001`
    package var isReference: Bool { lengths == [6, 6] && gaps[0].elementsEqual(["-"]) }

    /// `170890`, `17081990`
    package var isDay: Bool {
        guard groups.count == 1 else { return false }
        let value = groups[0].value
        return switch lengths[0] {
        case 6: Self.isDay(value / 10_000, value / 100 % 100)
        case 8: Self.isDay(value / 1_000_000, value / 10_000 % 100) && (1900...2099).contains(value % 10_000)
        default: false
        }
    }

    // MARK: Dates

    /// The three groups of a day, where no fourth has the same mark.
    package var firstDate: Range<Int>? {
        groups.indices.lazy.map { $0..<$0 + 3 }.first { range in
            guard range.upperBound <= groups.count, Self.isSame(gaps[range.lowerBound], gaps[range.lowerBound + 1])
            else {
                return false
            }
            let mark = gaps[range.lowerBound]
            let isApart =
                (range.lowerBound == 0 || !Self.isSame(gaps[range.lowerBound - 1], mark))
                && (range.upperBound == groups.count || !Self.isSame(gaps[range.upperBound - 1], mark))
            return isApart && part(range).hasDate
        }
    }

    private static func isSame(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Bool {
        left.elementsEqual(right)
    }

    private var hasDate: Bool {
        let values = groups.map(\.value)
        return switch (lengths[0], lengths[1], lengths[2]) {
        case (1...2, 1...2, 4): Self.isDay(values[0], values[1]) && (1900...2099).contains(values[2])
        case (1...2, 1...2, 2): Self.isDay(values[0], values[1])
        case (4, 1...2, 1...2): Self.isDay(values[2], values[1]) && (1900...2099).contains(values[0])
        default: false
        }
    }

    /// Of a date; nil where it has two digits.
    var year: Int? {
        groups.first { $0.range.count == 4 }?.value
    }

    private static func isDay(_ day: Int, _ month: Int) -> Bool {
        (1...31).contains(day) && (1...12).contains(month)
    }

    // MARK: Amounts

    /// How many of the groups are an amount: `Rp12.345.678`; nil where none is.
    package func amount(in scalars: [Unicode.Scalar]) -> Int? {
        let before = scalars[..<groups[0].range.lowerBound].suffix(4)
        let isRupiah = String(String.UnicodeScalarView(before)).uppercased().hasSuffixOfRupiah
        guard isRupiah, lengths[0] <= 3 else { return nil }
        var count = 1
        while count < groups.count, gaps[count - 1].elementsEqual(["."]), lengths[count] == 3 { count += 1 }
        return count
    }
}

extension String {
    /// `RP`, `RP.`, `RP ` or `RP. `
    fileprivate var hasSuffixOfRupiah: Bool {
        ["RP", "RP.", "RP ", "RP. "].contains(where: hasSuffix)
    }
}
