public import ShortMessage

extension SMPPTime.Absolute {
    /// The parts of a time, if the calendar and the clock have them.
    ///
    /// - Parameters:
    ///   - year: 0 to 99, for 2000 to 2099.
    ///   - month: 1 to 12.
    ///   - day: 1 to the last day of the month.
    ///   - hour: 0 to 23.
    ///   - minute: 0 to 59.
    ///   - second: 0 to 59.
    ///   - tenth: tenths of a second, 0 to 9.
    ///   - quarters: quarters of an hour ahead of UTC, −48 to 48.
    public init(
        year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, tenth: Int = 0, quarters: Int = 0
    ) throws(InvalidSMPPTime) {
        guard 0...99 ~= year, CalendarDate(year: 2000 + year, month: month, day: day) != nil else {
            throw .outOfRange(at: 0)
        }
        guard 0...23 ~= hour else { throw .outOfRange(at: 6) }
        guard 0...59 ~= minute else { throw .outOfRange(at: 8) }
        guard 0...59 ~= second else { throw .outOfRange(at: 10) }
        guard 0...9 ~= tenth else { throw .outOfRange(at: 12) }
        guard -48...48 ~= quarters else { throw .outOfRange(at: 13) }
        self.init(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, tenth: tenth,
            quarters: quarters, isMinusZero: false)
    }

    init(_ values: [Int], _ characters: [UInt8], isBehind: Bool) throws(InvalidSMPPTime) {
        let (tenth, distance) = (characters.number(at: 12, count: 1), characters.number(at: 13, count: 2))
        let time = try SMPPTime.Absolute(
            year: values[0], month: values[1], day: values[2], hour: values[3], minute: values[4], second: values[5],
            tenth: tenth, quarters: isBehind ? -distance : distance)
        self.init(
            year: time.year, month: time.month, day: time.day, hour: time.hour, minute: time.minute,
            second: time.second, tenth: tenth, quarters: time.quarters, isMinusZero: isBehind && distance == 0)
    }

    /// The moment.
    public var timestamp: Timestamp? {
        guard let date = CalendarDate(year: 2000 + year, month: month, day: day) else { return nil }
        let tenths = Int64((hour * 3600 + minute * 60 + second) * 10 + tenth)
        return Timestamp(startOf: date, offset: quarters * 15).adding(milliseconds: tenths * 100)
    }

    /// A moment from 2000 to 2099, as its own clock shows it, if that is whole quarters of an hour from UTC and at most
    /// twelve hours.
    public init?(_ timestamp: Timestamp) {
        let (date, time) = (timestamp.date.components, timestamp.timeOfDay)
        let tenth = Int((timestamp.milliseconds % 1000 + 1000) % 1000 / 100)
        guard timestamp.offset % 15 == 0 else { return nil }
        try? self.init(
            year: date.year - 2000, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
            second: time.second, tenth: tenth, quarters: timestamp.offset / 15)
    }
}

extension SMPPTime.Relative {
    init(_ values: [Int], _ characters: [UInt8]) throws(InvalidSMPPTime) {
        guard characters.number(at: 12, count: 3) == 0 else { throw .outOfRange(at: 12) }
        try self.init(
            years: values[0], months: values[1], days: values[2], hours: values[3], minutes: values[4],
            seconds: values[5])
    }

    /// The moment so long after another; a day that its month does not have is the month's last.
    public func after(_ timestamp: Timestamp) -> Timestamp {
        let start = timestamp.date.components
        let month = start.month - 1 + months
        let (year, place) = (start.year + years + month / 12, month % 12 + 1)
        let date = (0...3).lazy.compactMap { CalendarDate(year: year, month: place, day: start.day - $0) }.first
        let moved = date.map { Int64($0.dayNumber - timestamp.date.dayNumber) } ?? Int64(years * 365 + months * 30)
        let clock = Int64((hours * 60 + minutes) * 60 + seconds)
        return timestamp.adding(seconds: (moved + Int64(days)) * 86_400 + clock)
    }
}

extension SMPPTime {
    /// The moment that is meant, of a message taken at another; nil of a day that the calendar does not have.
    public func moment(takenAt taken: Timestamp) -> Timestamp? {
        switch self {
        case .absolute(let time): time.timestamp
        case .relative(let time): time.after(taken)
        }
    }
}
