import MessageCentre
import ShortMessage
import Transcripts

/// Turns what a centre has done into the lines of a record.
struct RecordPrinter: Sendable {
    let form: LineForm
    private(set) var octets: [UInt8] = []
    /// What the last message is called by, which the replies to it name in JSON.
    private var origin: (place: String?, from: Address)?

    init(_ form: LineForm) {
        self.form = form
    }

    /// The lines of a commit.
    mutating func lines(of steps: [RecordedStep]) -> [UInt8] {
        octets = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .message(let message): print(message, silence: Self.silence(after: index, of: steps))
            case .silence(let silence): if form == .log { comment("no reply (\(silence.rawValue))") }
            case .sent(let delivery): print(delivery)
            case .struck(let fault): comment("\(fault)")
            }
        }
        return octets
    }

    /// A line that readers pass over.
    mutating func comment(_ text: String) {
        append("# \(text)")
    }

    private mutating func print(_ message: InboundMessage, silence: Silence?) {
        let entry = LogEntry(message)
        origin = (message.identity, message.from)
        switch form {
        case .json: append("\(JSONLine(entry, id: message.identity, silence: silence?.rawValue))")
        case .log, .text:
            if let identity = message.identity { append(LogIdentity(identity).description) }
            append("\(entry)")
        }
    }

    private mutating func print(_ delivery: Delivery) {
        let entry = LogEntry(delivery.message)
        guard form == .json else { return append("\(entry)") }
        let isAnswer = delivery.cause != nil && origin?.from.number == delivery.message.to.number
        let re = isAnswer ? origin?.place.map { JSONLine.Origin.id($0) } : nil
        append("\(JSONLine(entry, id: "reply-\(delivery.id)", re: re))")
    }

    private mutating func append(_ line: String) {
        octets += line.utf8
        octets.append(UInt8(ascii: "\n"))
    }

    /// Why nothing answers a message, which stands before the next one.
    private static func silence(after index: Int, of steps: [RecordedStep]) -> Silence? {
        for step in steps[(index + 1)...] {
            switch step {
            case .silence(let silence): return silence
            case .message: return nil
            case .sent, .struck: continue
            }
        }
        return nil
    }
}
