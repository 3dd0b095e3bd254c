import ArgumentParser
import ShortMessage

struct PDUCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pdu",
        abstract: "Decode or encode short messages in PDU form.",
        discussion: """
            Decodes each HEX, or each line of stdin, field by field, with or without the service centre's address; what \
            the octets do not say (the direction, for one) is told, or is taken from the reading that has to forgive \
            least. With --text it encodes instead: a SUBMIT --to a number, or a DELIVER --from one.

              shortcode pdu 0011000B916407281553F80000AA0AE8329BFD4697D9EC37
              shortcode pdu --to 2757 --text 'SALDO 08012345678'
            """)

    @Argument(help: "Octets in hexadecimal; stdin, a PDU a line, where they are left out.")
    var hex: [String] = []

    @Flag(help: "One line of JSON a PDU.")
    var json = false

    @OptionGroup(title: "Decoding")
    var reading: PDUReadingOptions

    @OptionGroup(title: "Encoding")
    var writing: PDUWritingOptions

    func validate() throws {
        try writing.validate(isDecoding: !hex.isEmpty)
    }

    func run() throws {
        do {
            if let text = writing.text { return try encode(text) }
            let given = hex.isEmpty ? try Self.linesOfStandardInput() : hex.map { ("", $0) }
            for (place, hex) in given { try decode(hex, place: place) }
        } catch let error as PDUInputError {
            throw refused(error)
        }
    }

    private func encode(_ text: String) throws {
        for message in try writing.messages(text) {
            if json {
                try PDUStandardStreams.printJSON(message)
            } else {
                try PDUStandardStreams.print(message.hex + "\n")
            }
        }
    }

    private func decode(_ hex: String, place: String) throws {
        let report = try PDUReport(hex, place: place, options: reading)
        if json { return try PDUStandardStreams.printJSON(report) }
        try PDUStandardStreams.print(report.description(.standardOutput))
    }

    /// Lines that are not empty, with their numbers.
    private static func linesOfStandardInput() throws -> [(place: String, hex: String)] {
        let lines = try PDUStandardStreams.text().split(separator: "\n", omittingEmptySubsequences: false)
        let numbered = zip(1..., lines).filter { !$0.1.allSatisfy(\.isWhitespace) }
        guard !numbered.isEmpty else {
            throw PDUInputError(description: "stdin is empty; expected octets in hexadecimal, a PDU a line")
        }
        return numbered.map { ("line \($0): ", String($1)) }
    }
}
