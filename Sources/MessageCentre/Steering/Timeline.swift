import ShortMessage

/// How the centre's time passes beside that of its doors.
///
/// It reads no clock: what doors bring is their time, mostly the machine's, and becomes the centre's here. Until somebody
/// steers it the two are one.
struct Timeline: Hashable, Sendable {
    /// Milliseconds of both clocks where the present speed began.
    private struct Anchor: Hashable {
        let machine: Int64
        let centre: Int64
    }

    private var anchor: Anchor?
    /// Seconds of the centre in one of the doors'; 0 where time stands until somebody moves it by hand.
    private(set) var speed = 1.0
    /// Milliseconds of the centre's time that pass at once, so that messages bear whole seconds at any speed, however fine
    /// the time is that doors bring.
    var tick: Int64 = 1

    /// Whether the centre's time is another than its doors'.
    var isSteered: Bool { anchor != nil }

    /// What the centre's clock shows when a door's shows a moment.
    func centre(at moment: Timestamp) -> Timestamp {
        guard let anchor else {
            return Timestamp(milliseconds: moment.milliseconds.down(to: tick), offset: moment.offset)
        }
        return Timestamp(
            milliseconds: anchor.centre + passed(since: anchor, at: moment).down(to: tick), offset: moment.offset)
    }

    /// Milliseconds by which the centre's time is ahead of the doors', between two ticks, too.
    func ahead(at moment: Timestamp) -> Int64 {
        guard let anchor else { return 0 }
        return anchor.centre + passed(since: anchor, at: moment) - moment.milliseconds
    }

    private func passed(since anchor: Anchor, at moment: Timestamp) -> Int64 {
        let passed = Double(max(0, moment.milliseconds - anchor.machine)) * speed
        return Int64(min(passed, Double(Timestamp.range.upperBound - anchor.centre)))
    }

    /// The first millisecond of the doors' clocks at which the centre's shows a moment or later; nil where it never does
    /// by itself.
    func machine(at moment: Timestamp) -> Timestamp? {
        guard let anchor else {
            return Timestamp(milliseconds: moment.milliseconds.up(to: tick), offset: moment.offset)
        }
        let ahead = (moment.milliseconds - anchor.centre).up(to: tick)
        guard ahead > 0 else { return Timestamp(milliseconds: anchor.machine, offset: moment.offset) }
        guard speed > 0 else { return nil }
        let most = Double(Timestamp.range.upperBound - anchor.machine)
        let passed = (Double(ahead) / speed).rounded(.up)
        guard passed < most else { return nil }
        let due = Timestamp(milliseconds: anchor.machine + Int64(passed), offset: moment.offset)
        return centre(at: due).milliseconds < moment.milliseconds ? due.adding(milliseconds: 1) : due
    }

    /// Lets the centre's time go on from a moment at another speed.
    ///
    /// - Parameter now: of the doors' clocks.
    mutating func steer(to moment: Timestamp, speed: Double, at now: Timestamp) {
        anchor = Anchor(machine: now.milliseconds, centre: moment.milliseconds)
        self.speed = speed
    }

    /// Lets the centre's time pass as another has it, in its own ticks.
    mutating func follow(_ other: Timeline) {
        (anchor, speed) = (other.anchor, other.speed)
    }
}

extension Int64 {
    /// The next multiple that is not greater.
    fileprivate func down(to step: Int64) -> Int64 {
        let rest = self % step
        return rest < 0 ? self - rest - step : self - rest
    }

    /// The next multiple that is not smaller.
    fileprivate func up(to step: Int64) -> Int64 {
        let lower = down(to: step)
        return lower == self || lower > .max - step ? lower : lower + step
    }
}
