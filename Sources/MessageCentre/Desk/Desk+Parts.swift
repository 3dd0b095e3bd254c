import ShortMessage
import Store

/// Long messages that handsets cut: the store has each part before it is acknowledged, and the whole in place of its parts.
extension Desk {
    /// Keeps a segment. With the last of its message the submission becomes the whole one, and the parts are deleted.
    ///
    /// Segments of data to a handset are not joined: the recipient puts them together.
    ///
    /// - Returns: what the door hears of a message that is not whole yet; nil for one that is.
    mutating func join(
        _ submission: inout Submission
    ) throws -> Acceptance.Outcome? {
        guard var part = Journal.Part(submission), part.userData.text != nil || isService(part.to) else { return nil }
        let receipt = receive(part)
        try delete(receipt.givenUp, at: part.at)
        part.isContested = receipt.isContested
        switch receipt.outcome {
        case .refused(let waiting): return .congested(.parts(part.from, waiting: waiting))
        case .contested: return .congested(.reference(part.from))
        case .repeated(let isKept):
            if isKept { try journal.enter(part) }
            return .repeated([])
        case .incomplete(let missing):
            try journal.enter(part)
            return .incomplete(missing: missing)
        case .whole(let whole):
            let parts = try journal.deleteParts(Reassembly.Series(part))
            try journal.enterJoined(Reassembly.Series(part), whole.digests)
            submission.become(whole, after: parts)
            if rules.services.recorded(submission.message).text != submission.message.text {
                state.hasSecretInLog = true
            }
            return nil
        }
    }

    /// Parts to services have a room of their own, so that those between handsets keep nobody from asking one.
    private mutating func receive(_ part: Journal.Part) -> Reassembly.Receipt {
        state[keyPath: room(for: part)].receive(
            part.userData, from: part.from, to: part.to, origin: part.origin, at: part.at)
    }

    private func room(for part: Journal.Part) -> WritableKeyPath<CentreState, Reassembly> {
        isService(part.to) ? \.requests : \.reassembly
    }

    /// Deletes the parts of messages that will never be whole, and forgets what was whole a day ago.
    mutating func giveUpParts(at moment: Timestamp) throws {
        guard let deadline = state.nextPartDeadline, deadline <= moment.milliseconds else { return }
        try delete(state.reassembly.expire(at: moment) + state.requests.expire(at: moment), at: moment)
        try journal.forgetJoined(before: moment.milliseconds - state.reassembly.limits.seconds * 1000)
    }

    /// The incomplete messages of an earlier process, and those that became whole in it.
    mutating func resumeParts() throws {
        var joined: [(Reassembly.Series, [UInt64])] = []
        try journal.eachJoined { joined.append(($0, $1)) }
        for (series, digests) in joined {
            if isService(series.to) {
                state.requests.remember(series, digests)
            } else {
                state.reassembly.remember(series, digests)
            }
        }
        var parts: [Journal.Part] = []
        try journal.eachPart { parts.append($1) }
        for part in parts {
            _ = receive(part)
            if part.isContested { state[keyPath: room(for: part)].contest(Reassembly.Series(part)) }
        }
    }

    /// Only a whole text shows whether a service holds something in it secret, so of any that is given up it is assumed.
    private mutating func delete(_ given: [Reassembly.GivenUp], at moment: Timestamp) throws {
        for message in given {
            guard let place = message.segments.values.first?.header?.concatenation else { continue }
            try journal.deleteParts(
                Reassembly.Series(from: message.from, to: message.to, origin: message.origin, place, at: moment))
            if rules.services.service(at: message.to) != nil { state.hasSecretInLog = true }
        }
    }
}

extension Reassembly.Series {
    /// - Parameter time: nil for that of the part.
    init(_ part: Journal.Part, at time: Timestamp? = nil) {
        self.init(from: part.from, to: part.to, origin: part.origin, part.place, at: time ?? part.at)
    }
}

extension Journal.Part {
    /// The segment of a submission; nil for a whole message.
    fileprivate init?(_ submission: Submission) {
        guard let segment = submission.segment, let place = segment.header?.concatenation else { return nil }
        let message = submission.message
        self.init(
            from: message.from.canonical, to: message.to.canonical, origin: submission.origin, at: message.receivedAt,
            userData: segment, place: place, report: submission.report, reference: submission.references.first)
    }
}

extension Submission {
    /// Takes the place of the last segment.
    ///
    /// - Parameter parts: what the senders of the others asked for.
    fileprivate mutating func become(
        _ whole: Reassembly.Message, after parts: [(report: ReportRequest, reference: UInt8?)]
    ) {
        let all = parts + [(report, references.first)]
        message.text = whole.readableText ?? ""
        segment = nil
        let wishes = Set(all.map(\.report))
        report = [ReportRequest.always, .onFailure].first(where: wishes.contains) ?? .none
        references = all.filter { $0.report != .none }.compactMap(\.reference)
    }
}
