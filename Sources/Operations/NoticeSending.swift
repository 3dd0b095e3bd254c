package import Doors
package import Membership
import MessageCentre
import ShortMessage

/// A round of notices on its way to the telephones of those whom it concerns.
package struct NoticeSending {
    /// Telephones that are looked at in one transaction.
    private static let step = 100

    private let round: NoticeRound
    private let name: String
    private let rate: Int
    private let target: OperatedStore

    /// - Parameter rate: the most notices a second.
    package init(_ round: NoticeRound, _ template: NoticeTemplate, rate: Int, of target: OperatedStore) {
        (self.round, name, self.rate, self.target) = (round, "notify \(template.rawValue)", rate, target)
    }

    /// Says how many would be sent, and sends none.
    package func count() throws -> ExitStatus {
        say("would be: \(try target.reading().tally(of: round, on: target.now.date))")
        return .well
    }

    /// Sends them; a signal ends it early, and then it goes on where it was when it is begun again.
    package func send() async throws -> ExitStatus {
        try target.mustExist()
        return try await target.working { centre in try await send(by: centre) }
    }

    private func send(by centre: MessageCentre) async throws -> ExitStatus {
        var (last, tally): (MSISDN?, NoticeRound.Tally) = (nil, NoticeRound.Tally())
        var progress = Progress(name)
        let start = ContinuousClock.now
        repeat {
            let step = try await centre.notify(
                round, behind: last, atMost: min(Self.step, rate), at: target.now)
            tally += step.tally
            last = step.last
            progress.show("\(tally)")
            if last != nil { try await pause(until: start + .seconds(Double(tally.sent) / Double(rate))) }
        } while last != nil && EndSignal.caught == nil
        progress.clear()
        try await centre.enter(tally, of: round, at: target.now)
        guard last == nil else {
            say("interrupted: \(tally); begin it again to go on")
            return .interrupted
        }
        say("\(tally)")
        return .well
    }

    /// A signal ends it early.
    private func pause(until end: ContinuousClock.Instant) async throws {
        while EndSignal.caught == nil, ContinuousClock.now < end {
            try await Task.sleep(for: min(.milliseconds(100), end - ContinuousClock.now))
        }
    }

    private func say(_ text: String) {
        Diagnostics.say("\(name): \(text)")
    }
}
