import Conversions
import Doors
import Pseudonyms
import ShortMessage
import Transcripts

/// Writes converted messages, and counts and tells what is none.
struct ConversionPrinter {
    /// How many bad records of a file are told at most.
    private static let mostTold = 20

    private let form: ConvertedForm
    private var output = FullOutput()
    /// Messages that wait to be put in order.
    private var waiting: [(entry: LogEntry, id: String?)] = []
    private var hasWritten = false
    private var messages = 0
    private var bad = 0
    private var hasTable = false
    /// What is put in the place of all that is of a person; nil where that stays.
    private(set) var pseudonyms: LogPseudonyms?
    private var hasHead = false
    /// Whether files are read for whose values they have, and nothing is written or told.
    var isLearning = false

    init(_ form: ConvertedForm) {
        self.form = form
    }

    /// Takes what a file says.
    ///
    /// - Parameter isInOrder: whether the messages of this file, and of those before it, are written as they come.
    mutating func add(_ records: [ConvertedRecord], to tally: inout ConversionTally, isInOrder: Bool) throws {
        guard !isLearning else { return learn(records) }
        for record in records {
            switch record {
            case .message(let entry): try add(entry, nil, to: &tally, isInOrder)
            case .identified(let entry, let id): try add(entry, id, to: &tally, isInOrder)
            case .passedOver(let kind): tally.passedOver[kind, default: 0] += 1
            case .bad(let record):
                tally.bad += 1
                if tally.bad <= Self.mostTold { Diagnostics.say("\(tally.name): \(record)") }
            }
        }
    }

    private mutating func learn(_ records: [ConvertedRecord]) {
        for record in records {
            switch record {
            case .message(let entry), .identified(let entry, _): pseudonyms?.learn(entry)
            case .passedOver, .bad: continue
            }
        }
    }

    private mutating func add(_ entry: LogEntry, _ id: String?, to tally: inout ConversionTally, _ isInOrder: Bool)
        throws
    {
        tally.messages += 1
        if isInOrder { try write(entry, id) } else { waiting.append((entry, id)) }
    }

    /// Puts pseudonyms into all messages from now on.
    mutating func use(_ pseudonyms: LogPseudonyms) {
        self.pseudonyms = pseudonyms
    }

    /// Writes the comments with which a log begins.
    mutating func begin(_ comments: [String]) throws {
        guard !hasHead, form != .csv else { return }
        hasHead = true
        for comment in comments { try output.append(comment + "\n") }
    }

    /// Writes a line of a table that is no log.
    mutating func write(tableLine line: String) throws {
        try output.append(line)
    }

    /// Says what became of a file.
    mutating func end(_ tally: ConversionTally) {
        guard !isLearning else { return }
        if tally.bad > Self.mostTold { Diagnostics.say("\(tally.name): \(tally.bad - Self.mostTold) more bad records") }
        Diagnostics.say("\(tally.name): \(tally)")
        messages += tally.messages
        hasTable = hasTable || tally.isTable
        bad += tally.bad
    }

    /// Writes what waited.
    mutating func finish() throws -> ExitStatus {
        // Of one second, what a service says comes after what it was asked.
        let replies = waiting.filter(\.entry.from.isShortCode)
        let ordered = (waiting.filter { !$0.entry.from.isShortCode } + replies).enumerated().sorted {
            ($0.element.entry.time, $0.offset) < ($1.element.entry.time, $1.offset)
        }
        for (_, message) in ordered { try write(message.entry, message.id) }
        try output.flush()
        if let count = pseudonyms?.unlike, count > 0 {
            Diagnostics.say(
                "shortcode: the service reads \(count) message\(count == 1 ? "" : "s") with pseudonyms otherwise than before; "
                    + "replay shows whether its replies are others")
        }
        if messages == 0 { Diagnostics.say("shortcode: there was no \(hasTable ? "row" : "message")") }
        return bad == 0 && messages > 0 ? .well : .found
    }

    private mutating func write(_ original: LogEntry, _ name: String?) throws {
        let entry = pseudonyms?.entry(original) ?? original
        // What the pipe calls its replies names no message, and nobody.
        let isReply = name?.hasPrefix("reply-") == true
        let id = isReply ? (form == .json ? name : nil) : name.map { pseudonyms?.identity($0) ?? $0 }
        if form == .csv, !hasWritten { try output.append(TableRow.header + "\r\n") }
        hasWritten = true
        switch form {
        case .log: try output.append((id.map { "\(LogIdentity($0))\n" } ?? "") + "\(entry)\n")
        case .json: try output.append("\(JSONLine(entry, id: id))\n")
        case .csv: try output.append("\(TableRow(entry))\r\n")
        }
    }
}
