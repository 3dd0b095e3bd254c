import ArgumentParser
import Doors
import Explanations
import ShortMessage
import Transcripts

/// Reads and writes short messages as octets.
struct PDUCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdu",
        abstract: "Decode or encode short messages in PDU form.",
        discussion: """
            Decodes each HEX, or each line of stdin, field by field, with or without the service centre's address; what \
            the octets do not say (the direction, for one) is told, or is taken from the reading that has to forgive \
            least. With --text it encodes instead: a SUBMIT --to a number, or a DELIVER --from one, a line a segment.

              shortcode pdu 0011000B916407281553F80000AA0AE8329BFD4697D9EC37
              shortcode pdu --to 2757 --text 'SALDO 08012345678'

            A line of stdin that is no PDU is told by its number, the rest goes on, and the exit code is 1.

            Exit codes: 0 well, 1 a line was no PDU, 64 usage, 74 a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: "Octets in hexadecimal; stdin, a PDU a line, where they are left out.")
    var hex: [String] = []

    @Flag(help: "One JSON object a PDU.")
    var json = false

    @OptionGroup(title: "Decoding")
    var reading: PDUReadingOptions

    @OptionGroup(title: "Encoding")
    var writing: PDUWritingOptions

    func validate() throws {
        guard writing.text != nil else {
            guard let stray = writing.given.first else { return }
            throw ValidationError("\(stray) is for encoding, which wants a --text")
        }
        if !hex.isEmpty { throw ValidationError("octets to decode and a --text to encode; expected one of them") }
        if let stray = reading.given.first {
            throw ValidationError("\(stray) is for decoding, but with --text the command encodes")
        }
        try writing.check()
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            if let text = writing.text {
                try encode(text)
            } else if hex.isEmpty {
                return try decodeStandardInput(until: signals)
            } else {
                for hex in hex { try decode(hex, place: "") }
            }
            return .well
        }
    }

    private func encode(_ text: String) throws {
        for message in try writing.messages(text) {
            try Descriptor.standardOutput.writeOutput((json ? "\(message.json)" : message.hex) + "\n")
        }
    }

    private func decode(_ hex: String, place: String) throws {
        let report = try PDUReport(hex, place: place, options: reading.terms)
        try Descriptor.standardOutput.writeOutput(json ? "\(report.json)\n" : report.description(.standardOutput))
    }

    /// A line that is no PDU is told, and the rest goes on.
    private func decodeStandardInput(until signals: Descriptor) throws -> ExitStatus {
        var (count, bad) = (0, 0)
        try Descriptor.standardInput.forEachLine(until: signals) { line in
            count += 1
            do {
                guard let text = line.text else {
                    throw UsageError("line \(line.number): longer than \(LineSplitter.longest) octets, which no PDU is")
                }
                try decode(text, place: "line \(line.number): ")
            } catch let error as UsageError {
                bad += 1
                Diagnostics.say([error.description] + error.picture)
            }
        }
        if count == 0, EndSignal.caught == nil {
            throw UsageError("stdin is empty; expected octets in hexadecimal, a PDU a line")
        }
        return bad == 0 ? .well : .found
    }
}
