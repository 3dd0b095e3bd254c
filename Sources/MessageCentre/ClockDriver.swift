public import ShortMessage
public import Store

/// The one place from which a centre's time is driven: doors ask it when something is due, wait as they can, and say that
/// the time has come.
///
/// It reads no clock; what the machine's says is given to it.
public struct ClockDriver: Sendable {
    /// How a centre's time passes beside the machine's.
    public enum Course: Hashable, Sendable {
        /// As the machine's, or as somebody steers it; the centre makes its own time of the machine's.
        case real
        /// So many times as fast, from the first moment that is asked for.
        case scaled(Double)
        /// As a recording has it, at once.
        case log
        /// As it is told, and otherwise not at all.
        case hand
    }

    /// What the centre's time goes by; a driver keeps to one course.
    public let course: Course
    private let centre: MessageCentre
    /// Milliseconds of both clocks where a scaled course began.
    private var start: (machine: Int64, centre: Int64)?

    /// Drives the time of one centre; a scaled course begins with the first moment that `machineTime` is asked for.
    public init(_ centre: MessageCentre, _ course: Course) {
        (self.centre, self.course) = (centre, course)
    }

    /// When the next thing happens by itself, on the centre's clock; where that goes with the machine's, on the machine's.
    /// Nil where nothing is due, or time stands.
    public func nextDue() async throws(StoreError) -> Timestamp? {
        course == .real ? try await centre.nextDueOfMachine() : try await centre.nextDue()
    }

    /// When the machine's clock shows that a moment of the centre's has come; nil where that takes no time.
    ///
    /// - Parameters:
    ///   - moment: on the centre's clock.
    ///   - now: what the machine's shows.
    public mutating func machineTime(of moment: Timestamp, now: Timestamp) -> Timestamp? {
        switch course {
        case .real: return moment
        case .log, .hand: return nil
        case .scaled(let factor):
            let start = start ?? (now.milliseconds, moment.milliseconds)
            self.start = start
            let passed = Double(max(0, moment.milliseconds - start.centre)) / factor
            return Timestamp(milliseconds: start.machine, offset: now.offset).adding(milliseconds: Int64(passed))
        }
    }

    /// Lets the time pass that the machine's clock says has passed, where something is due by then.
    ///
    /// - Returns: nil where nothing was due, or the course has nothing to do with the machine's clock.
    @discardableResult
    public func catchUp(with now: Timestamp) async throws(StoreError) -> Passage? {
        guard let moment = centreTime(at: now), let due = try await nextDue(), due <= moment else { return nil }
        return try await advance(to: moment)
    }

    private func centreTime(at now: Timestamp) -> Timestamp? {
        switch course {
        case .real: return now
        case .log, .hand: return nil
        case .scaled(let factor):
            guard let start else { return nil }
            let passed = Double(max(0, now.milliseconds - start.machine)) * factor
            return Timestamp(milliseconds: start.centre, offset: now.offset).adding(milliseconds: Int64(passed))
        }
    }

    /// Lets time pass: does what is due up to and including the moment.
    @discardableResult
    public func advance(to moment: Timestamp) async throws(StoreError) -> Passage {
        try await centre.pass(to: moment)
    }
}
