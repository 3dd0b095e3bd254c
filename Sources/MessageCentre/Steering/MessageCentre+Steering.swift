public import ShortMessage
public import Store

/// The centre's time, where somebody moves it.
extension MessageCentre {
    /// What the centre's clock shows.
    ///
    /// - Parameter machine: what the machine's shows.
    public func clock(at machine: Timestamp) throws(StoreError) -> ClockReading {
        let now = time(at: machine)
        return ClockReading(
            now: now, speed: state.timeline.speed,
            ahead: max(now.milliseconds - machine.milliseconds, state.timeline.ahead(at: machine)),
            nextDue: try nextDue())
    }

    /// The centre's time when the machine's clock shows a moment.
    public func time(at machine: Timestamp) -> Timestamp {
        let moment = state.timeline.centre(at: machine)
        guard let now = state.clock.now, now.milliseconds > moment.milliseconds else { return moment }
        return now.told(at: machine.offset)
    }

    /// Lets a store whose time is ahead of the machine's go on from there, and not stand until the machine's clock is as far.
    ///
    /// - Returns: where it goes on; nil where it is not ahead.
    public func goOn(at machine: Timestamp) throws(StoreError) -> Timestamp? {
        state.timeline.tick = 1000
        start.timeline = state.timeline
        let last = try storing { try store.read { try Self.lastMoment(in: $0) } }
        guard let last, last.milliseconds > machine.milliseconds else { return nil }
        state.timeline.steer(to: last, speed: 1, at: machine)
        start.timeline = state.timeline
        return last
    }

    /// Changes how fast time passes from now on.
    func setSpeed(_ speed: Double, at machine: Timestamp) {
        state.timeline.steer(to: time(at: machine), speed: speed, at: machine)
        tellOfTime(at: machine)
    }

    /// Moves the clock to a moment, and does what is due up to then.
    func move(to moment: Timestamp, at machine: Timestamp) throws(StoreError) {
        try storing {
            try commit { desk in
                let now = try desk.reach(moment).now
                desk.state.timeline.steer(to: now, speed: desk.state.timeline.speed, at: machine)
            }
        }
    }

    /// The clock was moved: who sleeps until something is due looks again, and a store that is kept knows how far it was.
    func endMove(at machine: Timestamp) throws(StoreError) {
        if rules.isKept, let now = state.clock.now {
            try storing {
                try store.write { try OperatorJournal($0).enter(OperatorAct(.clock, "moved by hand"), at: now) }
            }
        }
        tellOfTime(at: machine)
    }

    private func tellOfTime(at machine: Timestamp) {
        tell(.changed(.clock), at: time(at: machine))
        endpoints.wakeAll()
    }
}
