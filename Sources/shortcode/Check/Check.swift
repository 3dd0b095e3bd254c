import ArgumentParser
import Doors
import GrammarProofs
import Membership
import MessageGrammar
import Services
import ShortMessage
import Transcripts

/// Proves a grammar and its replies.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove a grammar and the replies beside it, or show what is wrong with them.",
        discussion: """
            Found are: texts that two messages accept, with the shortest; forms that are never reached; optional holes \
            whose value can be taken for the next; fields that no form has; examples that are not read as their message; \
            labels and replies that are missing or unused; replies longer than one SMS, with the widest; characters that \
            SMS lacks; and, instead, all that keeps a grammar from being read. A warning, which is no failure, tells of forms \
            in which no mistake is answered with the name of a field. Messages that `ask` a program are named with the place; \
            they need no reply.

            The replies are those of NAME.*.replies in the directory of NAME.grammar. Of 2757's figures, in NAME.rates, days \
            that go down, years that are left out and not said to be unknown, and figures that are missing are found.

            --abnf proves nothing: it prints the grammar as ABNF (RFC 5234 and 7405, over Unicode scalars, lines ending in \
            CRLF), which accepts exactly the canonical messages: the first form of each, keywords in capitals, separators \
            as written, dates as DD-MM-YYYY, absent holes left out with their separator. `explain --strict` accepts the \
            same. Messages without such a spelling are named on stderr and left out, and the exit code is 1.

            --skeleton proves nothing: it prints what the replies beside the grammar lack, labels and texts in English to start             from, each within one SMS; without replies the whole file.

            Examples:
              shortcode check grammar/2757.grammar
              shortcode check --skeleton my-own.grammar > my-own.en.replies
              shortcode check --json my-own.grammar
              shortcode check --abnf grammar/2757.grammar > 2757.abnf

            Exit codes: 0 nothing found, 1 something found, 64 a file that is not there or other usage, 74 a device failed.
            """)

    @Argument(help: ArgumentHelp("Grammars (.grammar).", valueName: "file"))
    var files: [String]

    @Flag(help: "One JSON object a finding.")
    var json = false

    @Flag(help: "Print the canonical messages of one grammar as ABNF.")
    var abnf = false

    @Flag(help: "Print the replies and labels that one grammar lacks.")
    var skeleton = false

    func validate() throws {
        guard abnf || skeleton else { return }
        let name = abnf ? "--abnf" : "--skeleton"
        if abnf && skeleton { throw ValidationError("--abnf prints rules, --skeleton replies; one of them at a time.") }
        if json { throw ValidationError("\(name) and --json print different things; one of them at a time.") }
        if files.count > 1 {
            throw ValidationError("\(name) is for one grammar; \(files.count) are named.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            if abnf { return try showRules(of: files[0]) }
            if skeleton { return try showSkeleton(of: files[0]) }
            var status = ExitStatus.well
            for file in files {
                let proof = try GrammarProof(of: file)
                try show(proof)
                if !proof.findings.isEmpty { status = .found }
            }
            return status
        }
    }

    private func showSkeleton(of file: String) throws -> ExitStatus {
        for (replies, skeleton) in try GrammarProof.skeletons(of: file) {
            if skeleton.isEmpty {
                Diagnostics.say("\(replies ?? file): nothing is missing")
            } else {
                let head = replies.map { "-- What \(Text.legible($0)) lacks.\n\n" } ?? ""
                try Descriptor.standardOutput.writeOutput(head + skeleton)
            }
        }
        return .well
    }

    private func showRules(of file: String) throws -> ExitStatus {
        let grammar = try Grammar(source: try GrammarFiles(file).source(), file: file)
        let rules = CanonicalABNF(grammar)
        for message in rules.unspelt {
            Diagnostics.say(
                "\(file): \(message) has no canonical spelling and is left out; expected a first form whose separators "
                    + "stand in no value (a date is DD-MM-YYYY)")
        }
        // Rules of nothing are no ABNF.
        guard rules.unspelt.count < grammar.messages.count else { return .found }
        try Descriptor.standardOutput.writeOutput("\(rules)")
        return rules.unspelt.isEmpty ? .well : .found
    }

    private func show(_ proof: GrammarProof) throws {
        let lines = (proof.findings + proof.warnings).map { json ? $0.json.description + "\n" : "\($0)\n\n" }
        let questions = proof.questions.map { $0 + "\n" }.joined()
        try Descriptor.standardOutput.writeOutput(lines.joined() + (json ? "" : "\(questions)\(proof)\n"))
    }
}
