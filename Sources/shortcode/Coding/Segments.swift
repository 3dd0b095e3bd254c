import ArgumentParser
import Doors
import Explanations
import ShortMessage
import Transcripts

/// Shows how a text travels: encoding, segments, and what makes it dearer.
struct Segments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the encoding, the segments and the culprits of a text.",
        discussion: """
            Without TEXT the text is all of stdin, less one line break at its end; with --lines each line is a text, and \
            one that no message can carry is told, with exit code 1 at the end. Places count characters of Unicode, \
            from 1 for people and from 0 in JSON. A TEXT that begins with a hyphen stands behind --.

              shortcode segments 'Saldo “Anda” Rp12.345.678'
              shortcode segments --language turkish --json 'Günaydın'

            Exit codes: 0 well, 1 a line is no UTF-8 or no message can carry it, 64 usage, 74 a device failed, 130 Ctrl-C, \
            143 SIGTERM.
            """)

    @Argument(help: "The text; stdin where it is left out.")
    var text: String?

    @Option(
        name: .customLong("language"), help: "A language whose national tables the receiver has; may be repeated.",
        transform: NationalLanguage.named)
    var languages: [NationalLanguage] = []

    @Option(
        help: "The bits of the reference that joins segments: 8 (where it is left out) or 16.",
        transform: Concatenation.Width.ofBits)
    var concatenation: Concatenation.Width?

    @Flag(help: "Replace what the default alphabet lacks, where something comes near.")
    var transliterate = false

    @Flag(help: "Each line of stdin is a text.")
    var lines = false

    @Flag(help: "One JSON object a text.")
    var json = false

    func validate() throws {
        if lines, text != nil { throw ValidationError("--lines is about the lines of stdin; here is a TEXT.") }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            if let text {
                try show(text)
                return .well
            }
            guard lines else { return try showStandardInput(until: signals) }
            return try showLines(until: signals)
        }
    }

    private func report(on text: String) throws -> SegmentsReport {
        do {
            let width = concatenation ?? .octet
            guard transliterate else { return try SegmentsReport(text, languages: languages, reference: width) }
            let report = try SegmentsReport(
                Transliteration.applied(to: text), languages: languages, reference: width)
            warn(of: report.cut, insteadOf: text)
            return report
        } catch {
            throw UsageError(error.description)
        }
    }

    /// Replacements may be longer than what they replace: `…` becomes three full stops.
    private func warn(of replaced: SegmentedText, insteadOf text: String) {
        let given = try? SegmentedText(
            text, allowing: NationalShift.combinations(of: languages), reference: replaced.reference)
        guard let given, given.segments.count < replaced.segments.count else { return }
        Diagnostics.say(
            "shortcode: --transliterate makes the text dearer: \(replaced.segments.count) segments instead of "
                + "\(given.segments.count) (\(given.encoding))")
    }

    private func show(_ text: String) throws {
        let report = try report(on: text)
        try Descriptor.standardOutput.writeOutput(json ? "\(report.json)\n" : report.description(.standardOutput))
    }

    /// All of stdin as one text; a line with octets that are no UTF-8 is told, and these are U+FFFD.
    private func showStandardInput(until signals: Descriptor) throws -> ExitStatus {
        guard let (text, illFormed) = try Descriptor.standardInput.text(until: signals) else { return .interrupted }
        Diagnostics.say(illFormed.map(\.description))
        try show(text.last?.isNewline == true ? String(text.dropLast()) : text)
        return illFormed.isEmpty ? .well : .found
    }

    /// A line that no message can carry is told, and the rest goes on.
    private func showLines(until signals: Descriptor) throws -> ExitStatus {
        var status = ExitStatus.well
        try Descriptor.standardInput.forEachLine(until: signals) { line in
            do {
                if let fault = LineFault(unreadable: line) { throw UsageError("\(fault.problem)") }
                if let fault = LineFault(illFormed: line) {
                    status = .found
                    Diagnostics.say("\(fault)")
                }
                try show(line.text ?? "")
            } catch let error as UsageError {
                status = .found
                Diagnostics.say("line \(line.number): \(error)")
            }
        }
        return status
    }
}

extension NationalLanguage {
    /// The language of a `--language` option.
    static func named(_ argument: String) throws -> NationalLanguage {
        guard let language = allCases.first(where: { "\($0)" == argument.lowercased() }) else {
            let names = allCases.map { "\($0)" }.joined(separator: ", ")
            throw ValidationError("no national tables for '\(Text.escaped(argument))'; expected one of \(names)")
        }
        return language
    }
}
