import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// What stands in the input, and when it arrives.
extension PipeDoor {
    /// The messages among the readings.
    mutating func batch(
        of readings: [TranscriptReader.Reading], now: Timestamp
    ) async throws -> [InboundMessage] {
        var batch: [InboundMessage] = []
        for case .message(let arrival) in readings where !isReply(arrival) {
            if clock == nil { clock = try await clock(from: arrival) }
            if clock?.isResuming == true, try await !isKnown(arrival) { try clock?.resume(with: arrival) }
            warnOfUnusedTime(of: arrival)
            guard let time = clock?.stamp(arrival, now: now) else { continue }
            batch.append(
                InboundMessage(
                    from: arrival.from, to: arrival.to ?? plan.shortCode, text: arrival.text, receivedAt: time,
                    identity: arrival.identity))
        }
        return batch
    }

    /// Whether the store has a message already.
    func isKnown(_ arrival: Arrival) async throws -> Bool {
        guard let identity = arrival.identity else { return false }
        return try await centre.knows(identity)
    }

    /// Whether a line is a recorded reply, which is not sent in.
    func isReply(_ arrival: Arrival) -> Bool {
        plan.numbers.direction(from: arrival.from, to: arrival.to) == .reply
    }

    mutating func clock(from first: Arrival) async throws -> ArrivalClock {
        let lastEntry = try await centre.lastEntry()
        // The log of a store's first run can be played without the store.
        printer.head = lastEntry == nil ? plan.head : []
        let clock = try ArrivalClock(
            plan.clock, at: first, now: MachineClock.now(plan.zone), lastEntry: lastEntry,
            isRebased: plan.isRebased, isKnown: try await isKnown(first))
        if clock.source == .real { try await centre.mustNotBeAhead(of: MachineClock.now(plan.zone)) }
        guard reader.form == .text || clock.source == .real else { return clock }
        if plan.clock == .log { throw UsageError("--clock log needs the times of a log; texts have none") }
        if plan.isRebased { throw UsageError("--rebase shifts the times of a log; these messages have none") }
        return clock
    }

    /// Said once: the first JSON line had no time, so the machine's counts, and nobody asked for that.
    mutating func warnOfUnusedTime(of arrival: Arrival) {
        guard !hasWarnedOfTime, reader.form == .json, arrival.time != nil, plan.clock == nil, clock?.source == .real
        else { return }
        hasWarnedOfTime = true
        printer.remark(
            "line \(arrival.line): \"at\" is not used, because the first message has none and the machine's clock "
                + "counts; put one there, or use --clock log")
    }
}
