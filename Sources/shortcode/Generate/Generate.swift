import ArgumentParser
import Doors
import Glibc
import Membership
import MessageCentre
import MessageGrammar
import Operations
import Seeded
import Services
import ShortMessage
import Store
import Transcripts

/// Test traffic from a grammar.
struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make test traffic from a grammar: messages that are valid, or mutated as members do it.",
        discussion: """
            The same options and seed give the same octets. Without --grammar the messages are those of 2757. Values are \
            invented from their shapes alone (a NIK is any 16 digits), unless --members takes them from the sample members, \
            or from those of --store, so that some of the messages are answered with more than a refusal; in a grammar of \
            your own that goes for fields named nik, name, birth-date, kpj, kpj-tail, email and phone.

            --mutate does one or two things to each message that happen on the way from the poster to the short code: \
            other separators, blanks, quotes, O for 0, slips, signatures, parts in another order, a digit too many.

            Examples:
              shortcode generate --count 5
              shortcode generate --count 1000 --members --output log | shortcode
              shortcode generate --grammar my-own.grammar --mutate --seed 7

            Exit codes: 0 well, 64 usage, or a grammar that cannot be read, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(
        name: .customLong("grammar"), help: ArgumentHelp("One grammar (default: that of 2757).", valueName: "file"))
    var grammars: [String] = []

    @Option(parsing: .unconditional, help: "How many messages.")
    var count = 10

    @Option(help: "What the choices depend on.")
    var seed: UInt64 = 1

    @Flag(help: "Do to each message what members do.")
    var mutate = false

    @Option(help: ArgumentHelp("Form of the output.", valueName: "text|log|json"))
    var output = LineForm.text

    @Option(
        help: ArgumentHelp("A sender; more than one may be given.", valueName: "number"), transform: PlayedNumber.init)
    var from: [PlayedNumber] = []

    @Option(
        help: ArgumentHelp(
            "How many senders, where none is given (default: one for \(SenderDeck.mostMessages) messages, which locks nobody)."
        ))
    var senders: Int?

    @Option(
        help: ArgumentHelp("The number that the messages go to (default: the grammar's).", valueName: "number"),
        transform: Self.code)
    var code: Address?

    @Option(help: "When the first message is sent.", transform: { try Timestamp($0) })
    var start = Timestamp(milliseconds: 1_795_222_800_000, offset: 420)

    @Option(help: "Messages a minute, on average.")
    var rate = 30

    @Flag(help: "Take senders and values from members.")
    var members = false

    @Option(help: "With --members: the SQLite file whose members they are (default: the sample members).")
    var store: String?

    private var grammar: String? { grammars.first }

    func validate() throws {
        if grammars.count > 1 {
            throw ValidationError("--grammar is one file here, whose messages are made; run it once for each.")
        }
        if count < 0 { throw ValidationError("--count \(count): expected 0 or more messages.") }
        if !(1...100_000).contains(senders ?? 1) { throw ValidationError("--senders is 1 to 100000.") }
        if !(1...60_000).contains(rate) { throw ValidationError("--rate is 1 to 60000 messages a minute.") }
        if !from.isEmpty, senders != nil {
            throw ValidationError("--from names the senders and --senders counts them; one of them at a time.")
        }
        if output != .text, !endsInTime {
            throw ValidationError("--start is too late: times have years of four digits; give an earlier one.")
        }
        if store != nil, !members { throw ValidationError("--store names the members for --members; give both.") }
    }

    /// Whether the last message, with the longest pauses before it, is sent before the year 10000.
    private var endsInTime: Bool {
        let (pauses, overflows) = count.multipliedReportingOverflow(by: 2 * 60_000 / rate)
        return !overflows && Int64(pauses) <= Self.endOfTime.milliseconds - start.milliseconds
    }

    /// The last second that every offset from UTC writes with a year of four digits.
    private static let endOfTime = Timestamp(milliseconds: 253_402_214_399_000, offset: 0)

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            _ = try EndSignal.watch()
            var traffic = try traffic()
            var (block, progress) = ("", Progress("generate"))
            defer { progress.clear() }
            for number in 0..<count {
                guard let entry = traffic.next() else { throw UsageError("\(grammar ?? "2757"): \(Self.noRoom)") }
                block += line(entry) + "\n"
                if block.utf8.count < Descriptor.blockSize { continue }
                if EndSignal.caught != nil { return .interrupted }
                try Descriptor.standardOutput.writeOutput(block)
                block.removeAll(keepingCapacity: true)
                progress.show("\(number + 1) of \(count) messages")
            }
            try Descriptor.standardOutput.writeOutput(block)
            return .well
        }
    }

    private static let noRoom =
        "no message of it has a canonical spelling; expected first forms with room for values, and separators that "
        + "stand in none (a date is DD-MM-YYYY)"

    private func line(_ entry: LogEntry) -> String {
        switch output {
        case .text: entry.text
        case .log: "\(entry)"
        case .json: "\(JSONLine(entry))"
        }
    }

    private func traffic() throws -> Traffic {
        let grammar = try readGrammar()
        return Traffic(
            generator: MessageGenerator(grammar), senders: try deck(),
            code: code ?? Address(digits: grammar.shortCode, typeOfNumber: .unknown), isMutated: mutate,
            isText: output == .text,
            interval: 60_000 / rate, random: SplitMix64(seed: seed), time: start)
    }

    private func readGrammar() throws -> Grammar {
        guard let grammar else { return try MembershipService().grammar }
        return try Grammar(source: try GrammarFiles(grammar).source(), file: grammar)
    }

    private func deck() throws -> SenderDeck {
        let numbers = from.isEmpty ? (1...(senders ?? Self.mostCorrespondents)).map(Self.number) : from.map(\.address)
        let isDealt = from.isEmpty && senders == nil
        guard members else {
            return isDealt ? SenderDeck(dealing: []) : SenderDeck(numbers.map { .init(phone: $0, values: [:]) })
        }
        let correspondents = try correspondents(most: numbers.count)
        guard !correspondents.isEmpty else { throw UsageError("\(store ?? ""): holds no members; expected some") }
        guard !isDealt else { return SenderDeck(dealing: correspondents) }
        return SenderDeck(
            numbers.enumerated().map { place, number in sender(number, correspondents[place % correspondents.count]) })
    }

    /// Each sender is one member.
    private func sender(_ number: Address, _ correspondent: Correspondent) -> SenderDeck.Sender {
        .init(phone: from.isEmpty ? correspondent.phone ?? number : number, values: correspondent.values)
    }

    /// Of a store, where nobody says how many senders there are.
    private static let mostCorrespondents = 1000

    private func correspondents(most: Int) throws -> [Correspondent] {
        guard let store else { return try Correspondent.samples() }
        return try StoreReading(path: store, service: try MembershipService()).correspondents(most: most)
    }

    /// One that a grammar may name, in any of its spellings.
    private static func code(_ argument: String) throws -> Address {
        let address = try Address(argument)
        guard address.isShortCode || (try? MSISDN(address)) != nil else {
            throw ValidationError("expected 3 to 15 digits, such as 2757")
        }
        return address
    }

    /// +6281200000001 and on.
    private static func number(_ place: Int) -> Address {
        Address(digits: String(6_281_200_000_000 + place), typeOfNumber: .international)
    }
}
