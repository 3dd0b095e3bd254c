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
        .choice([
            joined(numbers(1...28, digits), numbers(1...12, digits)),
            joined(numbers(29...30, digits), numbers([1] + Array(3...12), digits)),
            joined(numbers([31], digits), numbers([1, 3, 5, 7, 8, 10, 12], digits)),
        ])
    }

    private static func numbers(_ numbers: some Sequence<Int>, _ digits: Digits) -> ShapePattern {
        let numbers = Array(numbers)
        let tens = Dictionary(grouping: numbers) { $0 / 10 }.sorted { $0.key < $1.key }
        let two = tens.map { tens, numbers in literal("\(tens)").then(ones(numbers)) }
        let one = numbers.filter { $0 < 10 }
        if digits == .oneOrTwo, !one.isEmpty { return .choice(two + [ones(one)]) }
        return numbers.count == 1 ? .literal("\(numbers[0] / 10)\(numbers[0] % 10)") : .choice(two)
    }

    private static func ones(_ numbers: [Int]) -> ShapePattern {
        any(of: numbers.map { "\($0 % 10)" }.joined())
    }

    /// 0001 to 9999.
    private static let year = choice(
        (0...3).map { zeros in
            literal(String(repeating: "0", count: zeros))
                .then(any(of: "123456789"), .times(3 - zeros...3 - zeros, .digit))
        })

    private static let shortYear = times(2...2, .digit)

    /// 04, 08 to 96.
    private static let multipleOfFour = choice([
        literal("0").then(any(of: "48")), any(of: "2468").then(any(of: "048")), any(of: "13579").then(any(of: "26")),
    ])

    private static let leapYear = choice([shortYear.then(multipleOfFour), multipleOfFour.then(.literal("00"))])

    /// 00, 04 to 96: years of two digits are of 1901 to 2099.
    private static let shortLeapYear = choice([.literal("00"), multipleOfFour])
}
