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
    /// Messages to numbers that no service has.
    private var unanswered = UnplayedLines()
    /// Where messages stood that are answered later, by their places; faults make a reply late, and programs.
    private var origins = RecentMap<Int64, Origin>(most: 10_000)
    private let hasFaults: Bool
    /// What a log says at its top, before the next line: how it is played.
    var head: [RecordDirective] = []

    /// A message of the input.
    struct Origin {
        let line: Int
        let identity: String?

        var name: JSONLine.Origin { identity.map { .id($0) } ?? .line(line) }
    }

    init(mask: NumberMask, style: ReplyStyle?, hasFaults: Bool) {
        (self.mask, self.style, self.hasFaults) = (mask, style, hasFaults)
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
    ///
    /// - Parameter time: of the message where it is one that came before, since such a one is not taken.
    mutating func print(_ acceptance: Acceptance, of arrival: Arrival, at time: Timestamp) {
        let sender = acceptance.message.from
        let origin = Origin(line: arrival.line, identity: arrival.identity)
        if hasFaults, let id = acceptance.id { origins.set(id, origin) }
        print(acceptance.fired, to: sender)
        switch acceptance.outcome {
        case .repeated where form == .log:
            let identity = acceptance.message.identity.map(mask.shown) ?? ""
            remarks.append("line \(arrival.line): the same message as before (id \(identity))")
        case .answered(let deliveries), .repeated(let deliveries):
            var message = acceptance.message
            if acceptance.isRepeated { message.receivedAt = time }
            echo(message, origin, silence: deliveries.isEmpty && acceptance.isStruckByLoss ? "lost" : nil)
            print(acceptance.faults, of: acceptance, origin)
            print(deliveries, to: sender, answering: origin)
        case .silent(let silence, let deliveries):
            echo(acceptance.message, origin, silence: silence.rawValue)
            print(acceptance.faults, of: acceptance, origin)
            if form == .text { remarks.append("line \(arrival.line): no reply (\(silence.rawValue))") }
            print(deliveries, to: sender, answering: origin)
        case .refused(let clash):
            let first = clash.isFirstKept ? "another message" : "a message that is kept no longer"
            refuse(arrival, "its id was used at \(clash.firstUsedAt) for \(first); expected a new one")
        case .congested(let congestion): refuse(arrival, "\(congestion)")
        case .unschedulable: refuse(arrival, "\(SubmissionError.unschedulable)")
        case .senderIsService: refuse(arrival, "\(SubmissionError.senderIsService)")
        case .struck, .incomplete, .asked:
            echo(acceptance.message, origin, silence: acceptance.reasonOfNoAnswer)
            print(acceptance.faults, of: acceptance, origin)
        case .undeliverable, .forwarded:
            echo(acceptance.message, origin, silence: "nobody")
            print(acceptance.faults, of: acceptance, origin)
            remarks.append("line \(arrival.line): nobody has the number \(mask.shown(acceptance.message.to))")
            unanswered.add(arrival)
        }
    }

    /// A message with which nothing was done.
    private mutating func refuse(_ arrival: Arrival, _ problem: String) {
        faults += 1
        remarks.append("line \(arrival.line): \(problem)")
    }

    /// Says at the end whose grammar is missing.
    mutating func conclude() {
        guard let hint = unanswered.hint("answered") else { return }
        faults += 1
        remarks.append(hint)
    }

    /// Replies; in text form only those to one number are output, and the others remarks.
    ///
    /// - Parameter origin: the message that was just printed, if they answer it; else they say what they answer.
    mutating func print(_ deliveries: [Delivery], to reader: Address?, answering origin: Origin? = nil) {
        for delivery in deliveries {
            if form != .text || delivery.message.to.number == reader?.number {
                output(delivery, answering: origin)
            } else {
                remarks.append(masked(delivery.message))
                told.append(delivery)
            }
        }
    }

    /// Replies, all of them in the form of the output, whoever they are for.
    mutating func printAll(_ deliveries: [Delivery]) {
        for delivery in deliveries { output(delivery, answering: nil) }
    }

    private mutating func output(_ delivery: Delivery, answering origin: Origin?) {
        let entry = LogEntry(delivery.message)
        let earlier = origin == nil ? delivery.cause.flatMap { origins[$0] } : nil
        switch form {
        case .text: block.append(styled(delivery.message.text))
        case .log:
            if let earlier { block.append("# reply to line \(earlier.line)") }
            block.append("\(entry)")
        case .json:
            let re = (origin ?? earlier)?.name
            block.append("\(JSONLine(entry, id: "reply-\(delivery.id)", re: re))")
        }
        block.mark(delivery)
    }

    /// Faults that struck while time passed.
    mutating func print(_ faults: [StruckFault]) {
        for fault in faults { print(fault, line: fault.cause.flatMap { origins[$0]?.line }) }
    }

    /// Faults that struck a message, what it caused, or what fell due before it.
    private mutating func print(_ faults: [StruckFault], of acceptance: Acceptance, _ origin: Origin) {
        for fault in faults {
            let isOwn = fault.cause == nil && fault.from == acceptance.message.from
            print(fault, line: isOwn ? origin.line : fault.cause.flatMap { origins[$0]?.line })
        }
    }

    /// A comment in a log, which a replay passes over; else a remark.
    private mutating func print(_ fault: StruckFault, line: Int?) {
        let place = line.map { "line \($0): " } ?? ""
        if form == .log { block.append("# \(place)\(fault)") } else { remarks.append(place + masked(fault)) }
    }

    private func masked(_ fault: StruckFault) -> String {
        "fault at \(fault.at): \(mask.shown(fault.from)) > \(mask.shown(fault.to)) \(fault.kind)"
    }

    /// - Parameter silence: why nothing answers it, in a word.
    private mutating func echo(_ message: InboundMessage, _ origin: Origin, silence: String?) {
        switch form {
        case .text: break
        case .log:
            for directive in head { block.append("# \(directive)") }
            head = []
            block.append("\(LogEntry(message))")
            if let silence { block.append("# no reply (\(silence))") }
        case .json:
            let line = message.identity == nil ? origin.line : nil
            block.append("\(JSONLine(LogEntry(message), id: message.identity, line: line, silence: silence))")
        }
    }

    private func styled(_ reply: String) -> String {
        style?.styled(reply) ?? reply
    }

    private func masked(_ message: OutboundMessage) -> String {
        let text = mask.shown(message.text, from: message.from, to: message.to, on: message.sentAt.date)
        return "\(message.sentAt) \(mask.shown(message.from)) > \(mask.shown(message.to)) \(text)"
    }
}

extension Acceptance {
    /// Whether it came before, by its identity.
    var isRepeated: Bool {
        if case .repeated = outcome { true } else { false }
    }

    /// Why nothing answers yet a message that was taken, in a word.
    fileprivate var reasonOfNoAnswer: String {
        switch outcome {
        case .incomplete: "incomplete"
        case .asked: "asked"
        default: "fault"
        }
    }

    fileprivate var isStruckByLoss: Bool { faults.contains { $0.kind == .loss && $0.cause == id } }
}
