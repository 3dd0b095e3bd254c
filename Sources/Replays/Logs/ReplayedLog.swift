import Doors
import MessageCentre
import ShortMessage
import Transcripts

/// What comes of one recorded log while it is played, to whomever: its replies compared, and what is counted.
struct ReplayedLog {
    let name: String
    private let only: AddressPattern?
    private let isOfProgram: Bool
    /// What the messages so far gave.
    var names = SeenNames()
    private(set) var comparison: ReplyComparison
    private var unanswered = UnansweredCount()
    private var unplayed = UnplayedLines()
    private var counts = ReplayTally()
    /// What is to be said on stderr.
    private var remarks: [String] = []
    /// Lines that were not understood, a sentence each; of a great many only the first.
    private(set) var faults: [String] = []
    private var isCutOff = false
    /// The last message of each person to a program, which answers in its own time; where that is ignored, at the message's.
    private var last = RecentMap<Address.Number, Arrival>(most: 8_192)

    private static let mostFaults = 100

    /// - Parameters:
    ///   - times: nil for the rule of `TimeRule.standard`.
    ///   - only: whose replies are compared; nil for all.
    ///   - isOfProgram: whether the log is played to a program, which has one number.
    init(named name: String, times: TimeRule?, only: AddressPattern?, isOfProgram: Bool = false) {
        (self.name, self.only, self.isOfProgram) = (name, only, isOfProgram)
        comparison = ReplyComparison(times: times)
    }

    /// What lines were not played and what would play them; nil where all were.
    var unplayedHint: String? { isOfProgram ? unplayed.hint(remedy: "--number takes another") : unplayed.hint() }

    /// What has been counted so far, but for differences.
    var tally: ReplayTally {
        var tally = counts
        (tally.replies, tally.recorded) = (comparison.givenCount, comparison.recordedCount)
        tally.unanswered = unanswered.count
        return tally
    }

    /// Takes note of a line that is not sent in.
    mutating func read(_ line: RecordingReader.Item) {
        switch line {
        case .message: break
        case .reply(let reply): if isCompared(reply.entry) { comparison.record(reply) }
        case .foreign(let arrival):
            counts.unplayed += 1
            unplayed.add(arrival)
        case .fault(let fault): count(fault: "\(name): \(fault)")
        }
    }

    /// Takes note of a message that was sent in.
    mutating func send(_ arrival: Arrival, isAnswered: Bool, mayBeAnsweredLater: Bool) {
        counts.messages += 1
        comparison.pass(arrival)
        if isOfProgram { last.set(arrival.from.number, arrival) }
        if !isAnswered { unanswered.pass(arrival, mayCome: mayBeAnsweredLater) }
    }

    /// Takes a reply to the message before.
    mutating func give(_ entry: LogEntry) {
        guard isCompared(entry) else { return }
        let cause = last[entry.to.number]
        var entry = entry
        if let time = cause?.time, comparison.times == .ignored { entry.time = time }
        comparison.give(entry, after: cause)
    }

    /// Takes a reply that came later than with its message.
    mutating func giveLater(_ entry: LogEntry) {
        unanswered.give(entry)
        give(entry)
    }

    /// Takes note of a line that was not taken as it stands.
    mutating func count(fault sentence: String) {
        counts.faults += 1
        guard counts.faults <= Self.mostFaults else { return }
        faults.append(sentence)
        remarks.append(sentence)
    }

    mutating func remark(_ sentence: String) {
        remarks.append(sentence)
    }

    /// The differences that are certain by now.
    mutating func takeDifferences() -> [ReplyDifference] {
        let differences = comparison.takeDifferences()
        return isCutOff ? differences.filter { $0.kind != .missing } : differences
    }

    mutating func takeRemarks() -> [String] {
        defer { remarks = [] }
        return remarks
    }

    /// Nothing more comes.
    ///
    /// - Parameter isCutOff: whether what is missing could have come yet.
    mutating func finish(isCutOff: Bool = false) {
        self.isCutOff = isCutOff
        comparison.finish()
    }

    private func isCompared(_ entry: LogEntry) -> Bool { only?.matches(entry.to) ?? true }
}
