import ArgumentParser
import Doors
import Membership
import MessageCentre
import MessageGrammar
import Operations
import Services
import ShortMessage
import Store
import Transcripts

/// What waits in a store, and what became of the rest.
struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue",
        abstract: "List and count what waits in a store, also while a service runs on it.",
        discussion: """
            A line a message, in order of commit: its place, its state, when it was taken, from whom, to whom, how often it \
            was tried, and why it waits or what became of it (TP-ST of TS 23.040), then its text; last, the counts. The \
            store is only read.

            Numbers, and what is personal in a text, are crossed out. The grammar of 2757 and those of --grammar say what \
            that is; of a text that none of them knows, all but a keyword.

            States: enroute (waits), delivered, expired (not taken before its validity period ended), failed (refused, or \
            nobody had the number), deleted (taken back).

            Examples:
              shortcode queue --store demo.sqlite
              shortcode queue --store demo.sqlite --state failed --state expired --to '+62812*' --json
              shortcode queue --store demo.sqlite --state all --count

            Exit codes: 0 all well, 64 usage, 74 the store failed.
            """)

    @Option(help: "The SQLite file.")
    var store: String

    @Option(
        help: ArgumentHelp(
            "Only these states; may be repeated (default: enroute).",
            valueName: "enroute|delivered|expired|failed|deleted|all"))
    var state: [QueueState] = []

    @Option(
        help: ArgumentHelp("Only from this number; a star at its end stands for the rest.", valueName: "number"),
        transform: { try AddressPattern($0) })
    var from: AddressPattern?

    @Option(
        help: ArgumentHelp("Only to this number; a star at its end stands for the rest.", valueName: "number"),
        transform: { try AddressPattern($0) })
    var to: AddressPattern?

    @Option(
        help: ArgumentHelp(
            "The grammar of another service whose messages the store has. May be repeated.", valueName: "file"))
    var grammar: [String] = []

    @Flag(help: "Only the counts.")
    var count = false

    @Flag(help: "JSON Lines: an object a message, and the counts as the last.")
    var json = false

    @Flag(help: "Show numbers and texts in full.")
    var unmasked = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let filter = QueueFilter(
                states: Set(state.isEmpty ? [.enroute] : state.flatMap(\.states)), from: from ?? .any, to: to ?? .any)
            var counts = QueueCounts(of: filter.states)
            var output = FullOutput()
            let line = QueueLine(mask: NumberMask(isOff: unmasked, grammars: try grammars()))
            let reading = try StoreReading(path: store)
            Diagnostics.tell(of: reading)
            try reading.eachQueued(filter) { message in
                counts.add(message)
                if !count { try output.append((json ? line.json(message) : line.line(message)) + "\n") }
            }
            try output.append((json ? counts.json : counts.description) + "\n")
            try output.flush()
            return .well
        }
    }

    private func grammars() throws -> [Grammar] {
        try grammar.map { try Grammar(source: try GrammarFiles($0).source(), file: $0) } + [MembershipService().grammar]
    }
}

/// A state of messages, or all of them.
enum QueueState: String, ExpressibleByArgument, CaseIterable {
    case enroute, delivered, expired, failed, deleted, all

    var states: [QueuedMessage.State] {
        QueuedMessage.State(rawValue: rawValue).map { [$0] } ?? QueuedMessage.State.allCases
    }
}
