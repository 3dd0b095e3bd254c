import ArgumentParser
import Doors
import Membership
import MessageCentre
import MessageGrammar
import Operations
import Services
import ShortMessage
import Store

/// The messages of a store, both directions, with what the grammars make of them.
struct MessagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "List the messages of a store, both directions, also while a service runs on it.",
        discussion: """
            A line a message, in order of commit: its place, its state, when it was entered, from whom, to whom, its text. \
            With --fields what came in has its name and its fields in their types, as the grammar of 2757 and those of \
            --grammar read it. The store is only read. A message that came in before a place is not listed again: \
            --after 1200 begins behind it, and --follow goes on as messages come.

            Numbers, and what is personal in a text, are crossed out.

            Examples:
              shortcode messages --store demo.sqlite
              shortcode messages --store demo.sqlite --grammar toko.grammar --fields --json --follow
              shortcode messages --store demo.sqlite --direction in --number '+62812*' --csv --unmasked

            Exit codes: 0 all well, 64 usage, 74 the store failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(help: "The SQLite file.")
    var store: String

    @Option(
        help: ArgumentHelp(
            "The grammar of another service whose messages the store has. May be repeated.", valueName: "file"))
    var grammar: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only this way; may be repeated (default: in and out).", valueName: "in|out|report"),
        transform: Self.direction)
    var direction: [JournalledMessage.Direction] = []

    @Option(
        help: ArgumentHelp("Only from or to this number; a star at its end stands for the rest.", valueName: "number"),
        transform: { try AddressPattern($0) })
    var number: AddressPattern?

    @Option(help: ArgumentHelp("Only messages behind this place.", valueName: "place"))
    var after: Int64 = 0

    @Flag(help: "Go on as messages come, until the program is ended.")
    var follow = false

    @Flag(help: "The names of messages, and their fields.")
    var fields = false

    @Flag(help: "JSON Lines: an object a message.")
    var json = false

    @Flag(help: "CSV (RFC 4180), with a header.")
    var csv = false

    @Flag(help: "Show numbers and texts in full.")
    var unmasked = false

    func validate() throws {
        if json && csv { throw ValidationError("--json and --csv are two forms; expected one.") }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let listing = MessageListing(
                json ? .json : csv ? .csv : .text, try grammars(), hasFields: fields, isMasked: !unmasked)
            let reading = try StoreReading(path: store)
            Diagnostics.tell(of: reading)
            var output = FullOutput()
            try output.append(listing.header)
            var place = after
            while true {
                try reading.eachMessage(filter, after: &place) { try output.append(listing.line($0)) }
                try output.flush()
                guard follow else { return .well }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    /// Between two looks at the store.
    private static let pause = Duration.milliseconds(250)

    private var filter: JournalFilter {
        JournalFilter(
            directions: Set(direction.isEmpty ? [.incoming, .outgoing] : direction), number: number ?? .any)
    }

    private func grammars() throws -> [Grammar] {
        try grammar.map { try Grammar(source: try GrammarFiles($0).source(), file: $0) } + [MembershipService().grammar]
    }

    private static func direction(_ word: String) throws -> JournalledMessage.Direction {
        guard let direction = JournalledMessage.Direction(rawValue: word) else {
            throw ValidationError("'\(Text.escaped(word))' is no way of a message; expected in, out or report.")
        }
        return direction
    }
}
