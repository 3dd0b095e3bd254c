import ArgumentParser
import Membership
import MessageGrammar
import ShortMessage
import Transcripts

/// Proves a grammar and its replies.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove a grammar and the replies beside it, or show what is wrong with them.",
        discussion: """
            Found are: texts that two messages accept, with the shortest; forms that are never reached; optional holes \
            whose value can be taken for the next; examples that are not read as their message; labels and replies that \
            are missing or unused; replies longer than one SMS, with the widest; characters that SMS lacks.

            The replies are those of NAME.*.replies in the directory of NAME.grammar.

            Examples:
              shortcode check grammar/2757.grammar
              shortcode check --json my-own.grammar

            Exit codes: 0 nothing found, 1 something found, 64 a file that is not there or other usage, 74 a device failed.
            """)

    @Argument(help: ArgumentHelp("Grammars (.grammar).", valueName: "file"))
    var files: [String]

    @Flag(help: "One JSON object a finding.")
    var json = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            var status = ExitStatus.well
            for file in files {
                let proof = try GrammarProof(of: file)
                try show(proof)
                if !proof.findings.isEmpty { status = .found }
            }
            return status
        }
    }

    private func show(_ proof: GrammarProof) throws {
        let lines = proof.findings.map { json ? $0.json.description + "\n" : "\($0)\n\n" }
        do {
            try Descriptor.standardOutput.write(Array((lines.joined() + (json ? "" : "\(proof)\n")).utf8))
        } catch {
            let failure: any Error = error.isClosedPipe ? ClosedOutput() : error.cause
            throw failure
        }
    }
}
