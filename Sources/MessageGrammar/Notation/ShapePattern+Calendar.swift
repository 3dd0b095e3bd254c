import ShortMessage

extension ShapePattern {
    /// How a day or a month is written.
    private enum Digits {
        case two
        /// With or without a leading zero.
        case oneOrTwo
    }

    static let canonicalDate = dayFirst(.two, .literal("-"), year: year, leapYear: leapYear)

    /// Days that the calendar has, in the spellings of `DateReading`.
    static let date: ShapePattern = {
        let (anyYear, anyLeapYear) = (choice([year, shortYear]), choice([leapYear, shortLeapYear]))
        let marked = "-/._ ".map { any(of: String($0)) }.flatMap { mark in
            [dayFirst(.oneOrTwo, mark, year: anyYear, leapYear: anyLeapYear), yearFirst(mark)]
        }
        return .choice(marked + [dayFirst(.two, .empty, year: anyYear, leapYear: anyLeapYear)])
    }()

    static let canonicalMonth = year.then(.literal("-"), numbers(1...12, .two))

    /// Months in the spellings of `MonthReading`.
    static let month: ShapePattern = {
        let (mark, month) = (any(of: "-/._ "), numbers(1...12, .oneOrTwo))
        return .choice([month.then(mark, year), year.then(mark, month), numbers(1...12, .two).then(year)])
    }()

    private static func dayFirst(
        _ digits: Digits, _ mark: ShapePattern, year: ShapePattern, leapYear: ShapePattern
    ) -> ShapePattern {
        .choice([
            ordinary(digits) { day, month in day.then(mark, month) }.then(mark, year),
            numbers([29], digits).then(mark, numbers([2], digits), mark, leapYear),
        ])
    }

    private static func yearFirst(_ mark: ShapePattern) -> ShapePattern {
        .choice([
            year.then(mark, ordinary(.oneOrTwo) { day, month in month.then(mark, day) }),
            leapYear.then(mark, numbers([2], .oneOrTwo), mark, numbers([29], .oneOrTwo)),
        ])
    }

    /// The days that every year has.
    private static func ordinary(
        _ digits: Digits, _ joined: (_ day: ShapePattern, _ month: ShapePattern) -> ShapePattern
    ) -> ShapePattern {
        let lengths = (1...12).map { CalendarDate.days(inMonth: $0, of: ordinaryYear) }
        let ends = Set(lengths).sorted()
        return .choice(
            zip([0] + ends, ends).map { before, end -> ShapePattern in
                let months = (1...12).filter { lengths[$0 - 1] >= end }
                return joined(numbers(before + 1...end, digits), numbers(months, digits))
            })
    }

    private static let ordinaryYear = 2001

    private static func numbers(_ numbers: some Sequence<Int>, _ digits: Digits) -> ShapePattern {
        let numbers = Array(numbers)
        let two = tens(of: numbers).map { tens, ones in
            (tens.count == 1 ? literal(tens) : any(of: tens)).then(any(of: ones))
        }
        let one = numbers.filter { $0 < 10 }.map(String.init).joined()
        if digits == .oneOrTwo, !one.isEmpty { return .choice(two + [any(of: one)]) }
        return numbers.count == 1 ? .literal("\(numbers[0] / 10)\(numbers[0] % 10)") : .choice(two)
    }

    /// Tens and the digits that stand behind each of them; those that reach furthest come first.
    private static func tens(of numbers: [Int]) -> [(tens: String, ones: String)] {
        let ones: [Int: String] = numbers.reduce(into: [:]) { $0[$1 / 10, default: ""] += "\($1 % 10)" }
        let tens: [String: [Int]] = Dictionary(grouping: ones.keys.sorted()) { ones[$0] ?? "" }
        return tens.map { ones, tens in (tens: tens.map(String.init).joined(), ones: ones) }
            .sorted { ($1.ones.last ?? "0", $0.tens) < ($0.ones.last ?? "0", $1.tens) }
    }

    /// 0001 to 9999.
    private static let year = choice(
        (0...3).map { zeros in
            literal(String(repeating: "0", count: zeros))
                .then(any(of: "123456789"), .times(3 - zeros...3 - zeros, .digit))
        })

    private static let shortYear = times(2...2, .digit)

    /// Leap years but for the first of a century, and centuries whose first year is one.
    private static let leapYear = choice([
        shortYear.then(leapYears(1...99) { ordinaryYear / 100 * 100 + $0 }),
        leapYears(1...99) { 100 * $0 }.then(.literal("00")),
    ])

    /// Years of two digits are of 1901 to 2099.
    private static let shortLeapYear = choice([
        .literal("00"), leapYears(1...99) { ordinaryYear / 100 * 100 + $0 },
    ])

    private static func leapYears(_ numbers: ClosedRange<Int>, _ year: (Int) -> Int) -> ShapePattern {
        Self.numbers(numbers.filter { CalendarDate(year: year($0), month: 2, day: 29) != nil }, .two)
    }
}
