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

    /// What the centre's clock shows when a door's shows a moment.
    func centre(at moment: Timestamp) -> Timestamp {
        guard let anchor else { return moment }
        let passed = Double(max(0, moment.milliseconds - anchor.machine)) * speed
        let most = Double(Timestamp.range.upperBound - anchor.centre)
        return Timestamp(milliseconds: anchor.centre + Int64(min(passed, most)), offset: moment.offset)
    }

    /// The first millisecond of the doors' clocks at which the centre's shows a moment or later; nil where it never does
    /// by itself.
    func machine(at moment: Timestamp) -> Timestamp? {
        guard let anchor else { return moment }
        let ahead = moment.milliseconds - anchor.centre
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
}
