import ArgumentParser
import ShortMessage

/// Shows how a text travels: encoding, segments, and what makes it dearer.
struct Segments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the encoding, the segments and the culprits of a text.",
        discussion: """
            Without TEXT the text is all of stdin, less one line break at its end. Places count characters of Unicode, \
            from 1 for people and from 0 in JSON.

              shortcode segments 'Saldo “Anda” Rp12.345.678'
              shortcode segments --language turkish --json 'Günaydın'
            """)

    @Argument(help: "The text; stdin where it is left out.")
    var text: String?

    @Option(
        name: .customLong("language"), help: "A language whose national tables the receiver has; may be repeated.",
        transform: NationalLanguage.named)
    var languages: [NationalLanguage] = []

    @Option(help: "The bits of the reference that joins segments: 8 or 16.")
    var reference = 8

    @Flag(help: "Replace what the default alphabet lacks, where something comes near.")
    var transliterate = false

    @Flag(help: "One JSON object.")
    var json = false

    func validate() throws {
        guard reference == 8 || reference == 16 else { throw ValidationError("--reference is 8 or 16") }
    }

    func run() async throws {
        try await ExitStatus.exit {
            let report = try report(on: try text ?? Self.textOfStandardInput())
            try Descriptor.standardOutput.write(json ? "\(report.json)\n" : report.description(.standardOutput))
            return .well
        }
    }

    private func report(on text: String) throws -> SegmentsReport {
        do {
            return try SegmentsReport(
                transliterate ? Transliteration.applied(to: text) : text, languages: languages,
                reference: reference == 16 ? .twoOctets : .octet)
        } catch {
            throw UsageError(error.description)
        }
    }

    private static func textOfStandardInput() throws -> String {
        let text = try Descriptor.standardInput.text()
        return text.last?.isNewline == true ? String(text.dropLast()) : text
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
