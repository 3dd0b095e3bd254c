import Kannel
import MessageCentre
import ShortMessage
import Synchronization

/// Which messages on their way somebody wants to hear of; it hears of each commit, and tells.
///
/// As with Kannel's own `dlr-storage = internal`, a restart forgets it.
final class ReportBook: Sendable {
    fileprivate struct State {
        var awaited: [Int64: AwaitedReport] = [:]
        /// Messages that are being handed in, whose places nobody knows yet.
        var unknown = 0
        /// What became of messages meanwhile, one of which may be theirs.
        var early: [Int64: [Outcome]] = [:]
    }

    /// What became of a message.
    fileprivate struct Outcome {
        let bit: ReportMask
        let state: StatusReport.FinalState?
        let moment: Timestamp
    }

    private let state = Mutex(State())
    private let tell: @Sendable (_ address: String, _ message: Int64) -> Void
    /// Messages of which nobody is told for want of room are those that come last.
    private static let most = 100_000

    /// - Parameter tell: asks an address about a message; runs on the centre and returns at once.
    init(telling tell: @escaping @Sendable (_ address: String, _ message: Int64) -> Void) { self.tell = tell }

    /// A message that somebody wants to hear of is about to be handed in.
    func begin() { state.withLock { $0.unknown += 1 } }

    /// It was refused.
    func end(_ report: AwaitedReport, refusedAt moment: Timestamp) {
        state.withLock { $0.forgetOne() }
        note(Outcome(bit: .rejected, state: nil, moment: moment), report, 0)
    }

    /// It was taken.
    func end(_ report: AwaitedReport, _ acceptance: Acceptance) {
        let moment = acceptance.message.receivedAt
        state.withLock { state in
            guard let id = acceptance.id else { return state.forgetOne() }
            note(Outcome(bit: .accepted, state: nil, moment: moment), report, id)
            var outcomes = state.early[id] ?? []
            state.forgetOne()
            switch acceptance.outcome {
            // A service has read it.
            case .answered, .silent, .asked: outcomes = [Outcome(bit: .delivered, state: .delivered, moment: moment)]
            case .undeliverable: outcomes.insert(Outcome(bit: .buffered, state: nil, moment: moment), at: 0)
            default: break
            }
            if outcomes.last?.state == nil, state.awaited.count < Self.most { state.awaited[id] = report }
            for outcome in outcomes { take(outcome, id, &state, report) }
        }
    }

    /// Takes up what a commit did.
    func take(_ events: [CentreEvent]) {
        state.withLock { state in
            guard !state.awaited.isEmpty || state.unknown > 0 else { return }
            for event in events {
                guard let (id, outcome) = Self.outcome(event) else { continue }
                if let report = state.awaited[id] {
                    take(outcome, id, &state, report)
                } else if state.unknown > 0 {
                    state.early[id, default: []].append(outcome)
                }
            }
        }
    }

    private static func outcome(_ event: CentreEvent) -> (Int64, Outcome)? {
        switch event.kind {
        case .tried(let id, _): (id, Outcome(bit: .buffered, state: nil, moment: event.at))
        case .ended(let id, .delivered, _): (id, Outcome(bit: .delivered, state: .delivered, moment: event.at))
        case .ended(let id, let end, _): (id, Outcome(bit: .failed, state: end, moment: event.at))
        default: nil
        }
    }

    private func take(_ outcome: Outcome, _ id: Int64, _ state: inout State, _ report: AwaitedReport) {
        if outcome.state != nil {
            state.awaited[id] = nil
        } else if outcome.bit == .buffered {
            // That it waits is told once.
            guard report.mask.contains(.buffered) else { return }
            state.awaited[id]?.mask.remove(.buffered)
        }
        note(outcome, report, id)
    }

    private func note(_ outcome: Outcome, _ report: AwaitedReport, _ id: Int64) {
        guard report.mask.contains(outcome.bit) else { return }
        let text =
            switch outcome.bit {
            case .accepted: "ACK/"
            case .rejected: "NACK/"
            default: report.receipt(of: id, outcome.state, at: outcome.moment)
            }
        tell(report.address(outcome.bit, text, id == 0 ? nil : id, at: outcome.moment), id)
    }
}

extension ReportBook.State {
    fileprivate mutating func forgetOne() {
        unknown -= 1
        if unknown == 0 { early = [:] }
    }
}
