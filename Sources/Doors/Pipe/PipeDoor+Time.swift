import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// How time passes at the pipe.
extension PipeDoor {
    /// After a log, time goes on until nothing is due, where the store is gone with the process; in a file the rest waits
    /// for the next messages, whose time decides, and only what a fault holds back goes. On the machine's clock, until that
    /// has gone. Without a message there is no clock, and what an earlier run left to be late goes without a wait.
    mutating func letTimePass() async throws {
        switch clock?.source {
        case .log:
            let isKept = await centre.isKept
            while let due = isKept ? await centre.nextRelease() : try await time.nextDue() {
                try await letTimePass(until: due)
            }
        case .real:
            if let due = await centre.nextRelease() {
                Diagnostics.say("waiting for what a fault holds back, until \(due) at least; Ctrl-C ends")
            }
            try await letHappenWhileWaiting(forInput: false)
        case nil: while let due = await centre.nextRelease() { try await pass(to: due) }
        }
        try await write()
    }

    /// Does what is due up to a moment of the log, each when it comes if the log is played at a pace.
    mutating func letTimePass(until moment: Timestamp) async throws {
        while let due = try await time.nextDue(), due.milliseconds <= moment.milliseconds {
            try await keepPace(due)
            try await pass(to: due)
        }
        try await keepPace(moment)
    }

    mutating func keepPace(_ moment: Timestamp) async throws {
        guard let due = time.machineTime(of: moment, now: MachineClock.exact()) else { return }
        try await write()
        _ = try blocks.wait(until: MachineClock.instant(of: due), orInput: false)
    }

    /// On the machine's clock, lets happen what falls due when its time comes, until there is something to read; behind the
    /// last message only what a fault holds back is waited for.
    mutating func letHappenWhileWaiting(forInput: Bool) async throws {
        while isOnMachineClock, let due = forInput ? try await time.nextDue() : await centre.nextRelease() {
            guard try blocks.wait(until: MachineClock.instant(of: due), orInput: forInput) else { return }
            try await pass(to: due)
            try await write()
        }
    }

    /// Before the first message the options alone say it.
    private var isOnMachineClock: Bool { (clock.map(\.source) ?? plan.clock) == .real }

    mutating func pass(to moment: Timestamp) async throws {
        let passage = try await handsets.carry(time.advance(to: moment))
        printer.print(passage.faults)
        if clock == nil {
            printer.printAll(passage.fired)
        } else {
            printer.print(passage.fired, to: reader.form == .text ? plan.played : nil)
        }
    }
}
