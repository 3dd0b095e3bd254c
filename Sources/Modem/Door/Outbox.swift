import MessageCentre
import ShortMessage

/// What a handset has sent: pieces that wait for their others, and the references under which reports come back.
struct Outbox {
    private var reassembly = Reassembly()
    /// Pieces of messages that are not whole yet.
    private var pieces: [Series: [Piece]] = [:]
    /// Pieces of messages of which a report is expected, by the message's place in the journal.
    private var sent: [Int64: [Piece]] = [:]

    /// One short message, as far as its report is concerned.
    struct Piece: Hashable {
        let reference: UInt8
        let recipient: Address
        let wantsReport: Bool
    }

    private struct Series: Hashable {
        let recipient: Address
        let reference: UInt16
        let total: UInt8
    }

    /// The whole message, where this piece completes it; nil while others are missing.
    mutating func submission(
        of message: Outgoing, from sender: Address, at time: Timestamp
    ) -> (whole: Submission, parts: [Piece])? {
        let submit = message.message
        let piece = Piece(
            reference: submit.messageReference, recipient: submit.destinationAddress,
            wantsReport: submit.requestsStatusReport)
        let receipt = reassembly.receive(submit.userData, from: sender, to: submit.destinationAddress, at: time)
        forget(receipt.givenUp)
        let place = submit.userData.header?.concatenation
        let series = place.map { Series(recipient: piece.recipient, reference: $0.reference, total: $0.total) }
        switch receipt.outcome {
        case .repeated: return nil
        case .incomplete:
            if let series { pieces[series, default: []].append(piece) }
            return nil
        case .whole(let whole):
            let parts = (series.flatMap { pieces.removeValue(forKey: $0) } ?? []) + [piece]
            return (submission(of: whole, submit, wantsReport: parts.contains(where: \.wantsReport), time), parts)
        }
    }

    private func submission(
        of whole: Reassembly.Message, _ submit: TPDU.Submit, wantsReport: Bool, _ time: Timestamp
    ) -> Submission {
        let inbound = InboundMessage(from: whole.from, to: whole.to, text: whole.text ?? "", receivedAt: time)
        return Submission(
            inbound, wantsReport: wantsReport, validity: submit.validityPeriod?.milliseconds(from: time),
            coding: submit.coding(isText: whole.text != nil, segments: whole.segments.count))
    }

    /// Pieces that will never be whole are not remembered.
    private mutating func forget(_ given: [Reassembly.GivenUp]) {
        for message in given {
            guard let reference = message.segments.values.first?.header?.concatenation?.reference else { continue }
            pieces[Series(recipient: message.to, reference: reference, total: message.total)] = nil
        }
    }

    mutating func remember(_ pieces: [Piece], of id: Int64) {
        let reported = pieces.filter(\.wantsReport)
        if !reported.isEmpty { sent[id] = reported }
    }

    /// One report for each piece whose sender asked for it; of what an earlier process sent the reference is not known.
    mutating func reports(of report: StatusReport) -> [TPDU.StatusReport] {
        let pieces =
            sent.removeValue(forKey: report.message)
            ?? [Piece(reference: 0, recipient: report.recipient, wantsReport: true)]
        guard let submitted = ServiceCentreTimestamp(report.submittedAt),
            let final = ServiceCentreTimestamp(report.finalAt)
        else { return [] }
        return pieces.map {
            TPDU.StatusReport(
                messageReference: $0.reference, recipientAddress: $0.recipient, timestamp: submitted,
                dischargeTime: final, status: report.status)
        }
    }
}

extension ValidityPeriod {
    /// How long it is from a moment on; nil where it says nothing.
    fileprivate func milliseconds(from time: Timestamp) -> Int64? {
        switch self {
        case .relative(let period): Int64(period.minutes) * 60_000
        case .absolute(let end): end.timestamp.map { $0.milliseconds - time.milliseconds }
        case .enhanced(let period):
            switch period.form {
            case .relative(let period): Int64(period.minutes) * 60_000
            case .seconds(let seconds): Int64(seconds) * 1000
            case .time(let hours, let minutes, let seconds): Int64(hours * 3600 + minutes * 60 + seconds) * 1000
            case .none, .reserved: nil
            }
        }
    }
}
