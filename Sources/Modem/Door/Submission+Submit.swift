package import MessageCentre
package import ShortMessage

extension Submission {
    /// What a handset has sent: a message, or a segment of one that the centre puts together.
    package init(_ submit: TPDU.Submit, from sender: Address, at time: Timestamp) {
        let isText = submit.userData.text != nil
        let segments = isText ? submit.userData.header?.concatenation.map { Int($0.total) } ?? 1 : 1
        self.init(
            submit.userData, from: sender, to: submit.destinationAddress, at: time, reference: submit.messageReference,
            report: submit.requestsStatusReport ? .always : .none,
            validity: submit.validityPeriod?.milliseconds(from: time),
            coding: submit.coding(isText: isText, segments: segments))
    }
}

extension StatusReport {
    /// One report for each part whose sender asked for it; where the reference is not known, one that bears 0.
    var messages: [TPDU.StatusReport] {
        let (submitted, final) = (
            ServiceCentreTimestamp(nearest: submittedAt), ServiceCentreTimestamp(nearest: finalAt)
        )
        return (references.isEmpty ? [0] : references).map { reference in
            TPDU.StatusReport(
                messageReference: reference, recipientAddress: recipient, timestamp: submitted, dischargeTime: final,
                status: status)
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
