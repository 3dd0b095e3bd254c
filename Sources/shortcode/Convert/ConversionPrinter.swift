import Conversions
import Doors
import Transcripts

/// Writes converted messages, and counts and tells what is none.
struct ConversionPrinter {
    /// How many bad records of a file are told at most.
    private static let mostTold = 20

    private let form: ConvertedForm
    private var output = FullOutput()
    /// Messages that wait to be put in order.
    private var waiting: [LogEntry] = []
    private var hasWritten = false
    private var messages = 0
    private var bad = 0

    init(_ form: ConvertedForm) {
        self.form = form
    }

    /// Takes what a file says.
    ///
    /// - Parameter isInOrder: whether the messages of this file, and of those before it, are written as they come.
    mutating func add(_ records: [ConvertedRecord], to tally: inout ConversionTally, isInOrder: Bool) throws {
        for record in records {
            switch record {
            case .message(let entry):
                tally.messages += 1
                if isInOrder { try write(entry) } else { waiting.append(entry) }
            case .passedOver(let kind): tally.passedOver[kind, default: 0] += 1
            case .bad(let record):
                tally.bad += 1
                if tally.bad <= Self.mostTold { Diagnostics.say("\(tally.name): \(record)") }
            }
        }
    }

    /// Says what became of a file.
    mutating func end(_ tally: ConversionTally) {
        if tally.bad > Self.mostTold { Diagnostics.say("\(tally.name): \(tally.bad - Self.mostTold) more bad records") }
        Diagnostics.say("\(tally.name): \(tally)")
        messages += tally.messages
        bad += tally.bad
    }

    /// Writes what waited.
    mutating func finish() throws -> ExitStatus {
        let ordered = waiting.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
        for (_, entry) in ordered { try write(entry) }
        try output.flush()
        if messages == 0 { Diagnostics.say("shortcode: there was no message") }
        return bad == 0 && messages > 0 ? .well : .found
    }

    private mutating func write(_ entry: LogEntry) throws {
        if form == .csv, !hasWritten { try output.append(TableRow.header + "\r\n") }
        hasWritten = true
        switch form {
        case .log: try output.append("\(entry)\n")
        case .json: try output.append("\(JSONLine(entry))\n")
        case .csv: try output.append("\(TableRow(entry))\r\n")
        }
    }
}

/// What one file had.
struct ConversionTally: CustomStringConvertible {
    let name: String
    var messages = 0
    var bad = 0
    /// By what they are.
    var passedOver: [String: Int] = [:]

    var description: String {
        var parts = ["\(messages) message\(messages == 1 ? "" : "s")"]
        if !passedOver.isEmpty {
            let kinds = passedOver.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            parts.append("\(passedOver.values.reduce(0, +)) passed over (\(kinds))")
        }
        if bad > 0 { parts.append("\(bad) bad record\(bad == 1 ? "" : "s")") }
        return parts.joined(separator: ", ")
    }
}
