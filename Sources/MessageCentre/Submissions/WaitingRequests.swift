import ShortMessage
import Store

/// What doors have asked for and waits for the next commit, which all of it shares.
struct WaitingRequests {
    /// A message, and who waits for its acknowledgement.
    struct Submitted: Sendable {
        let submission: Submission
        let acknowledge: CheckedContinuation<Result<Acceptance, SubmissionError>, Never>
    }

    /// What became of deliveries, and who waits until that is kept.
    struct Settled: Sendable {
        let settlements: [Settlement]
        /// Nil for the centre's own time.
        let moment: Timestamp?
        /// Whose memories may change with it.
        let owner: Address.Number?
        let acknowledge: CheckedContinuation<StoreError?, Never>
    }

    /// So many share a commit: enough for one fsync to cost little, few enough for a reply to come soon.
    static let mostInCommit = 500

    var submitted = FairQueue<Address.Number, Submitted>()
    var settled: [Settled] = []
    var isCommitScheduled = false

    var isEmpty: Bool { submitted.count == 0 && settled.isEmpty }

    /// Why no further message of a sender may wait, or nil.
    func congestion(of sender: Address, _ limits: QueueLimits) -> Congestion? {
        guard submitted.count < limits.submissions else { return .submissions(waiting: submitted.count) }
        let share = submitted.count(of: sender.number)
        return share < limits.perSender ? nil : .share(sender, waiting: share)
    }
}
