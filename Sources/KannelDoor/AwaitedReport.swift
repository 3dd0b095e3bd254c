import Kannel
import MessageCentre
import ShortMessage

/// Who is to be told what becomes of a message.
struct AwaitedReport: Sendable {
    var mask: ReportMask
    /// The message, as escapes speak of it.
    private let message: KannelMessage

    /// Nil where nobody wants to hear of it.
    init?(_ mask: ReportMask, _ address: String?, _ message: KannelMessage) {
        guard !mask.isEmpty, let address, !address.isEmpty else { return nil }
        self.mask = mask
        var message = message
        message.reportAddress = address
        self.message = message
    }

    /// The address to ask.
    ///
    /// - Parameters:
    ///   - text: what the centre says of it.
    ///   - id: what the centre calls the message.
    func address(_ outcome: ReportMask, _ text: String, _ id: Int64?, at moment: Timestamp) -> String {
        var report = message
        (report.outcome, report.text, report.time) = (outcome.rawValue, text, moment)
        (report.foreignID, report.coding) = (id.map { String($0) }, -1)
        // What the centre has only taken has come over no link yet.
        if outcome == .accepted || outcome == .rejected { report.account = nil }
        return report.filled(report.reportAddress ?? "")
    }

    /// What a receipt of SMPP says.
    func receipt(of id: Int64, _ state: StatusReport.FinalState?, at moment: Timestamp) -> String {
        let word =
            switch state {
            case .delivered: "DELIVRD"
            case .expired: "EXPIRED"
            case .failed: "UNDELIV"
            case .deleted: "DELETED"
            case nil: "ENROUTE"
            }
        return "id:\(id) sub:001 dlvrd:\(state == .delivered ? "001" : "000") submit date:\(message.time.minute) "
            + "done date:\(moment.minute) stat:\(word) err:000 text:"
    }
}

extension Timestamp {
    /// `2611281809`, in UTC.
    fileprivate var minute: String { String(told(at: 0).description.prefix(16).dropFirst(2).filter(\.isNumber)) }
}
