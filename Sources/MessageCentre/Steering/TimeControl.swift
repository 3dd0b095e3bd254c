public import ShortMessage
public import Store

/// Lets a centre's time pass faster or slower than the machine's, not at all, or by hand.
///
/// It reads no clock: what the machine's shows is given to it. Doors let happen what is due by itself, with `ClockDriver`.
public actor TimeControl {
    /// The highest speed: a day in less than a second.
    public static let mostSpeed = 100_000.0
    /// Events of one move that are told.
    private static let mostTold = 100_000

    private let centre: MessageCentre
    private let handsets: SimulatedHandsets
    private let machine: @Sendable () -> Timestamp
    /// Moves follow each other.
    private var move: Task<Void, Never>?

    /// Steers the clock of a centre.
    ///
    /// - Parameters:
    ///   - handsets: telephones that take what time brings, each thing at its own moment.
    ///   - machine: the machine's time.
    public init(of centre: MessageCentre, _ handsets: SimulatedHandsets, machine: @escaping @Sendable () -> Timestamp) {
        (self.centre, self.handsets, self.machine) = (centre, handsets, machine)
    }

    /// The centre's time.
    public func now() async -> Timestamp { await centre.time(at: machine()) }

    /// What the clock shows, and how it goes.
    public func reading() async throws(StoreError) -> ClockReading { try await centre.clock(at: machine()) }

    /// Changes how fast time passes from now on: 1 is the machine's speed, 0 stands still.
    public func setSpeed(_ speed: Double) async {
        let before = move
        let this = Task {
            await before?.value
            await centre.setSpeed(speed, at: machine())
        }
        move = this
        await this.value
    }

    /// Moves the clock on by so many milliseconds; everything due happens in order, at its own moment.
    ///
    /// - Returns: all that happened meanwhile.
    public func advance(by milliseconds: Int64) async throws(ClockError) -> [CentreEvent] {
        try await moving { now throws(ClockError) in
            let (sum, isOver) = now.milliseconds.addingReportingOverflow(milliseconds)
            guard !isOver, Timestamp.range.contains(sum) else { throw .tooFar }
            return Timestamp(milliseconds: sum, offset: now.offset)
        }
    }

    /// Moves the clock to a moment that is not over; as `advance`.
    public func set(to moment: Timestamp) async throws(ClockError) -> [CentreEvent] {
        try await moving { now throws(ClockError) in
            guard moment.milliseconds >= now.milliseconds else { throw .goesBack(now: now, to: moment) }
            return moment.told(at: now.offset)
        }
    }

    private func moving(
        _ target: @escaping @Sendable (Timestamp) throws(ClockError) -> Timestamp
    ) async throws(ClockError) -> [CentreEvent] {
        let before = move
        let this = Task {
            await before?.value
            return await self.carryOut(target)
        }
        move = Task { _ = await this.value }
        return try await this.value.get()
    }

    private func carryOut(
        _ target: (Timestamp) throws(ClockError) -> Timestamp
    ) async -> Result<[CentreEvent], ClockError> {
        let events = await centre.events(keeping: Self.mostTold)
        do throws(ClockError) {
            try await step(to: try target(await now()))
            return .success(events.takeWaiting())
        } catch {
            return .failure(error)
        }
    }

    /// From one thing that is due to the next: telephones take what it brought before the clock goes on.
    private func step(to end: Timestamp) async throws(ClockError) {
        do throws(StoreError) {
            try await handsets.deliver(at: nil)
            while let due = try await centre.nextDue(), due.milliseconds <= end.milliseconds {
                try await centre.move(to: due.told(at: end.offset), at: machine())
                try await handsets.deliver(at: nil)
            }
            try await centre.move(to: end, at: machine())
            try await centre.endMove(at: machine())
        } catch {
            throw .store(error)
        }
    }
}
