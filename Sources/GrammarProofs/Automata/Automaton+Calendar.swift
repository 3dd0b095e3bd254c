extension Automaton {
    /// Days that the calendar has, in the spellings of `DateReading`.
    static let date: Automaton = {
        let marked = Automaton.any(
            marks.map { mark in
                dayFirst(.spelt, mark).or(yearFirst(mark))
            })
        return marked.or(dayFirst(.twoDigits, .empty)).merged
    }()

    /// Months in the spellings of `MonthReading`.
    static let month: Automaton = {
        let mark = Automaton(SymbolSet("-/._ "))
        let (spelt, digits) = (numbers(1...12, .spelt), numbers(1...12, .twoDigits))
        return Automaton.any([
            spelt.then(mark).then(fullYear), fullYear.then(mark).then(spelt), digits.then(fullYear),
        ]).merged
    }()

    /// How a number of one or two digits is written.
    private enum Spelling {
        case twoDigits
        /// With or without a leading zero.
        case spelt
    }

    private static let marks = "-/._ ".map { Automaton(SymbolSet(String($0))) }

    private static func dayFirst(_ spelling: Spelling, _ mark: Automaton) -> Automaton {
        ordinary(spelling) { day, month in day.then(mark).then(month) }.then(mark).then(fullYear.or(shortYear))
            .or(
                numbers(29...29, spelling).then(mark).then(numbers(2...2, spelling)).then(mark)
                    .then(fullLeapYear.or(shortLeapYear)))
    }

    private static func yearFirst(_ mark: Automaton) -> Automaton {
        fullYear.then(mark).then(ordinary(.spelt) { day, month in month.then(mark).then(day) })
            .or(fullLeapYear.then(mark).then(numbers(2...2, .spelt)).then(mark).then(numbers(29...29, .spelt)))
    }

    /// The days that every year has.
    private static func ordinary(
        _ spelling: Spelling, _ joined: (_ day: Automaton, _ month: Automaton) -> Automaton
    ) -> Automaton {
        let long = Automaton.any([1, 3, 5, 7, 8, 10, 12].map { numbers($0...$0, spelling) })
        let notFebruary = numbers(1...1, spelling).or(numbers(3...12, spelling))
        return Automaton.any([
            joined(numbers(1...28, spelling), numbers(1...12, spelling)),
            joined(numbers(29...30, spelling), notFebruary),
            joined(numbers(31...31, spelling), long),
        ])
    }

    private static func numbers(_ range: ClosedRange<Int>, _ spelling: Spelling) -> Automaton {
        let two = Dictionary(grouping: range) { $0 / 10 }.sorted { $0.key < $1.key }.map { tens, numbers in
            digit(tens...tens).then(digits(numbers.map { $0 % 10 }))
        }
        let one = range.filter { $0 < 10 }
        guard case .spelt = spelling, !one.isEmpty else { return .any(two) }
        return Automaton.any(two).or(digits(one))
    }

    private static func digit(_ range: ClosedRange<Int>) -> Automaton { digits(Array(range)) }

    private static func digits(_ digits: [Int]) -> Automaton {
        Automaton(SymbolSet(digits.map(String.init).joined()))
    }

    /// 0001 to 9999.
    private static let fullYear: Automaton = {
        let (zero, more, any) = (digit(0...0), digit(1...9), digit(0...9))
        return Automaton.any([
            more.then(any).then(any).then(any), zero.then(more).then(any).then(any),
            zero.then(zero).then(more).then(any), zero.then(zero).then(zero).then(more),
        ])
    }()

    private static let shortYear = digit(0...9).then(digit(0...9))

    /// 00, 04 to 96: years of two digits are of 1901 to 2099.
    private static let shortLeapYear = digits([0]).then(digits([0])).or(multiplesOfFour)

    /// 04, 08 to 96.
    private static let multiplesOfFour = Automaton.any([
        digits([0]).then(digits([4, 8])), digits([2, 4, 6, 8]).then(digits([0, 4, 8])),
        digits([1, 3, 5, 7, 9]).then(digits([2, 6])),
    ])

    private static let fullLeapYear = shortYear.then(multiplesOfFour)
        .or(multiplesOfFour.then(digits([0])).then(digits([0])))
}
