import Glibc
import MessageCentre
import ShortMessage
import Transcripts

/// What the pipe says at a line, and what its store forgets.
extension PipeDoor {
    mutating func forget(at moment: Timestamp) async throws {
        let centre = centre
        try await retention?.apply(to: centre, at: moment)
    }

    mutating func forgetAtTheEnd() async throws {
        let centre = centre
        let last = clock?.source == .log ? try await centre.lastEntry() : nil
        let now = last ?? MachineClock.now(plan.zone)
        try await retention?.end(centre, at: now)
    }

    /// In a log every line that goes back is named; a machine's clock that is behind is behind for all of them.
    mutating func warn(of acceptance: Acceptance, at line: Int) {
        let time = acceptance.message.receivedAt
        if clock?.source == .log {
            printer.remark("line \(line): earlier than the one before; taken at \(time)")
        } else if !hasWarned {
            hasWarned = true
            printer.remark("this machine's clock is behind the store; messages are taken at \(time)")
        }
    }
}
