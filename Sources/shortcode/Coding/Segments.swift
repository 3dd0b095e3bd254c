import ArgumentParser
import Foundation
import ShortMessage

struct Segments: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Encoding, segments and culprits of a text.",
        discussion: """
            Without TEXT the text is read from stdin, less one line break at its end. Offsets count characters of \
            Unicode from 0 in JSON, from 1 for people.

              shortcode segments 'Saldo “Anda” Rp12.345.678'
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

    @Flag(help: "One line of JSON.")
    var json = false

    func validate() throws {
        guard reference == 8 || reference == 16 else { throw ValidationError("--reference is 8 or 16") }
    }

    func run() throws {
        do {
            let given = try text ?? Self.textOfStandardInput()
            let report = try SegmentsReport(
                transliterate ? Transliteration.applied(to: given) : given, languages: languages,
                reference: reference == 16 ? .twoOctets : .octet)
            if json { return try PDUStandardStreams.printJSON(report) }
            try PDUStandardStreams.print(report.description(.standardOutput))
        } catch let error as PDUInputError {
            throw refused(error)
        } catch let error as SegmentationError {
            throw refused(error)
        }
    }

    private static func textOfStandardInput() throws -> String {
        let text = try PDUStandardStreams.text()
        return text.last?.isNewline == true ? String(text.dropLast()) : text
    }
}

extension ParsableCommand {
    /// Says what was wrong with the input, and gives the exit code for it.
    func refused(_ error: some CustomStringConvertible) -> ExitCode {
        FileHandle.standardError.write(Data("shortcode: \(error)\n".utf8))
        return ExitCode(64)
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
