import MessageCentre
import ShortMessage
import Transcripts

/// Turns what the centre did into the lines of the output, and into remarks beside it.
struct ReplyPrinter {
    /// Set once the form of the input is known.
    var form = LineForm.text
    let mask: NumberMask
    /// How replies look on a terminal; nil for the bare text.
    let style: ReplyStyle?

    private(set) var block = OutputBlock()
    /// Lines for stderr.
    private(set) var remarks: [String] = []
    /// What has gone to its recipient once the remarks are written.
    private(set) var told: [Delivery] = []
    /// Messages that nothing was done with.
    private(set) var faults = 0

    init(mask: NumberMask, style: ReplyStyle?) {
        self.mask = mask
        self.style = style
    }

    /// Takes what was printed, and begins anew.
    mutating func flush() -> (block: OutputBlock, remarks: [String], told: [Delivery]) {
        defer { (block, remarks, told) = (OutputBlock(), [], []) }
        return (block, remarks, told)
    }

    mutating func remark(_ remark: String) {
        remarks.append(remark)
    }

    /// A line of the input that is no message.
    mutating func fault(_ fault: LineFault) {
        faults += 1
        remarks.append("\(fault)")
    }

    /// One message and what it caused; what fell due before it comes before it.
    ///
    /// A log has no identities, so a message that came again by its identity would be a new one in it: it is left out.
    mutating func print(_ acceptance: Acceptance, of arrival: Arrival) {
        let sender = acceptance.message.from
        print(acceptance.fired, to: sender)
        switch acceptance.outcome {
        case .repeated where form == .log:
            let identity = acceptance.message.identity.map(mask.shown) ?? ""
            remarks.append("line \(arrival.line): the same message as before (id \(identity))")
        case .answered(let deliveries), .repeated(let deliveries):
            echo(acceptance.message)
            print(acceptance.faults)
            print(deliveries, to: sender)
        case .silent(let silence, let deliveries):
            echo(acceptance.message)
            print(acceptance.faults)
            if form == .text { remarks.append("line \(arrival.line): no reply (\(silence.rawValue))") }
            print(deliveries, to: sender)
        case .refused(let clash):
            faults += 1
            let first = clash.isFirstKept ? "another message" : "a message that is kept no longer"
            remarks.append(
                "line \(arrival.line): its id was used at \(clash.firstUsedAt) for \(first); expected a new one")
        case .struck, .incomplete:
            echo(acceptance.message)
            print(acceptance.faults)
        case .congested(let congestion):
            faults += 1
            remarks.append("line \(arrival.line): \(congestion)")
        case .undeliverable, .forwarded:
            echo(acceptance.message)
            print(acceptance.faults)
            remarks.append("line \(arrival.line): nobody has the number \(mask.shown(acceptance.message.to))")
        }
    }

    /// Replies; in text form only those to one number are output, and the others remarks.
    mutating func print(_ deliveries: [Delivery], to reader: Address?) {
        for delivery in deliveries {
            if form != .text || Self.isSameNumber(delivery.message.to, reader) {
                output(delivery)
            } else {
                remarks.append(masked(delivery.message))
                told.append(delivery)
            }
        }
    }

    /// Replies, all of them in the form of the output, whoever they are for.
    mutating func printAll(_ deliveries: [Delivery]) {
        for delivery in deliveries { output(delivery) }
    }

    private mutating func output(_ delivery: Delivery) {
        let entry = LogEntry(delivery.message)
        switch form {
        case .text: block.append(styled(delivery.message.text))
        case .log: block.append("\(entry)")
        case .json: block.append("\(JSONLine(entry))")
        }
        block.mark(delivery)
    }

    /// Faults that struck: comments in a log, which a replay passes over; else remarks.
    mutating func print(_ faults: [StruckFault]) {
        for fault in faults {
            if form == .log { block.append("# \(fault)") } else { remarks.append(masked(fault)) }
        }
    }

    private func masked(_ fault: StruckFault) -> String {
        "fault at \(fault.at): \(mask.shown(fault.from)) > \(mask.shown(fault.to)) \(fault.kind)"
    }

    private mutating func echo(_ message: InboundMessage) {
        switch form {
        case .text: break
        case .log: block.append("\(LogEntry(message))")
        case .json: block.append("\(JSONLine(LogEntry(message), id: message.identity))")
        }
    }

    private func styled(_ reply: String) -> String {
        style?.styled(reply) ?? reply
    }

    private func masked(_ message: OutboundMessage) -> String {
        let text = mask.shown(message.text, from: message.from, to: message.to, on: message.sentAt.date)
        return "\(message.sentAt) \(mask.shown(message.from)) > \(mask.shown(message.to)) \(text)"
    }

    private static func isSameNumber(_ left: Address, _ right: Address?) -> Bool {
        guard let right, left != right else { return right != nil }
        guard let number = try? MSISDN(left) else { return false }
        return number == (try? MSISDN(right))
    }
}
