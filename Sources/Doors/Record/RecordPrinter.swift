import MessageCentre
import Pseudonyms
import ShortMessage
import Transcripts

/// Turns what a centre has done into the lines of a record.
struct RecordPrinter: Sendable {
    let form: LineForm
    private var pseudonyms: LogPseudonyms?
    private(set) var octets: [UInt8] = []
    /// What the last message is called by, which the replies to it name in JSON.
    private var origin: (place: String?, from: Address)?

    init(_ form: LineForm, _ pseudonyms: LogPseudonyms?) {
        (self.form, self.pseudonyms) = (form, pseudonyms)
    }

    /// The lines of a commit.
    mutating func lines(of steps: [RecordedStep]) -> [UInt8] {
        octets = []
        for (index, step) in steps.enumerated() {
            switch step {
            case .message(let message): print(message, silence: Self.silence(after: index, of: steps))
            case .silence(let silence): if form == .log { comment("no reply (\(silence.rawValue))") }
            case .sent(let delivery): print(delivery)
            case .struck(let fault):
                comment("fault at \(fault.at): \(shown(fault.from)) > \(shown(fault.to)) \(fault.kind)")
            }
        }
        return octets
    }

    /// A line that readers pass over.
    mutating func comment(_ text: String) {
        append("# \(text)")
    }

    private mutating func print(_ message: InboundMessage, silence: Silence?) {
        let entry = shown(LogEntry(message))
        let identity = message.identity.map { pseudonyms?.identity($0) ?? $0 }
        origin = (identity, message.from)
        switch form {
        case .json: append("\(JSONLine(entry, id: identity, silence: silence?.rawValue))")
        case .log, .text:
            if let identity { append(LogIdentity(identity).description) }
            append("\(entry)")
        }
    }

    private mutating func print(_ delivery: Delivery) {
        let entry = shown(LogEntry(delivery.message))
        guard form == .json else { return append("\(entry)") }
        let isAnswer = delivery.cause != nil && origin?.from.number == delivery.message.to.number
        let re = isAnswer ? origin?.place.map { JSONLine.Origin.id($0) } : nil
        append("\(JSONLine(entry, id: "reply-\(delivery.id)", re: re))")
    }

    private mutating func shown(_ entry: LogEntry) -> LogEntry {
        pseudonyms?.entry(entry) ?? entry
    }

    private mutating func shown(_ address: Address) -> String {
        Text.escaped("\(pseudonyms?.address(address) ?? address)")
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
