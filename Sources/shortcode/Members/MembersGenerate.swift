import ArgumentParser
import Doors
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Synchronization

/// Invented members, as many as are wanted.
struct MembersGenerate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Invent members and cards, into a store or as a CSV file.",
        discussion: """
            People of both sexes from all provinces, with the cards of one to three employers, in every state that a card \
            can be in. The same count and seed give the same octets. All of it is invented: telephones begin with 0810, \
            which is no operator's, and serial numbers of identity cards with 9.

              shortcode members generate --count 1000000 --store big.sqlite
              shortcode members generate --count 1000 --seed 7 > members.csv

              shortcode members generate --count 1000000 --years 10 --store big.sqlite
              shortcode members generate --count 1000 --seed 7 --years 10 --contributions > contributions.csv

            Into a store they are entered as `import` does: all or nothing, and the same again changes nothing. Then come \
            the contributions of --years, some thousand cards at a time; what is in stays when that is stopped.

            Exit codes: 0 well, 64 usage, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Option(parsing: .unconditional, help: "How many cards.")
    var count: Int

    @Option(help: "Which people.")
    var seed: UInt64 = 1

    @Option(help: "How many years of contributions each card has.")
    var years = 0

    @Flag(help: "Write the contributions of the cards instead of the cards.")
    var contributions = false

    @Option(help: "The SQLite file that they are entered into; made where there is none.")
    var store: String?

    @Option(help: ArgumentHelp("A new CSV file (default: stdout).", valueName: "file"))
    var output: String?

    func validate() throws {
        if store != nil, output != nil { throw ValidationError("--store and --output cannot be used together.") }
        guard GeneratedHistory.spans.contains(years) else {
            throw ValidationError("--years \(years): expected 0 to \(GeneratedHistory.spans.upperBound).")
        }
        if contributions, store != nil || years == 0 {
            throw ValidationError("--contributions goes with --years, and not with --store.")
        }
        if years > 0, store == nil, !contributions {
            throw ValidationError("--years goes with --store or --contributions.")
        }
        guard GeneratedMembers.range.contains(count) else {
            throw ValidationError("--count \(count): expected 1 to \(GeneratedMembers.range.upperBound) cards.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            _ = try EndSignal.watch()
            if let store { return try await enter(into: store) }
            return try write()
        }
    }

    private var file: GeneratedFile { GeneratedFile(cards: count, seed: seed) }

    private var histories: GeneratedHistories {
        get throws { try GeneratedHistories(cards: count, seed: seed, years: years) }
    }

    private func enter(into store: String) async throws -> ExitStatus {
        let (target, file) = (OperatedStore(path: store, zone: .standard), file)
        let entry = FileImport(
            act: .generate, extent: .rows(count), name: store, unmasked: true, moment: target.now
        ) { receive in try file.give(to: receive) }
        let status = try await target.working { centre in try await entry.run(in: centre) }
        guard status == .well, years > 0 else { return status }
        // Opened again, the store is none that is taken away where the work is stopped.
        return try await target.working { centre in
            try await enterHistories(into: centre, of: store, at: target.now)
        }
    }

    private func enterHistories(
        into centre: MessageCentre, of store: String, at moment: Timestamp
    ) async throws -> ExitStatus {
        let count = count
        let progress = Mutex(Progress(store))
        let tally = try await histories.enter(into: centre, at: moment) { cards in
            progress.withLock { $0.show("contributions of card \(cards) of \(count)") }
            return EndSignal.caught == nil
        }
        progress.withLock { $0.clear() }
        guard EndSignal.caught == nil else {
            Diagnostics.say("\(store): interrupted; contributions: \(tally)")
            return .interrupted
        }
        Diagnostics.say("\(store): contributions: \(tally)")
        return .well
    }

    /// A file that was not finished is taken away.
    private func write() throws -> ExitStatus {
        let target = try output.map(Descriptor.creating) ?? .standardOutput
        do {
            try write(to: target)
            guard EndSignal.caught == nil else { throw Interrupted() }
        } catch {
            if let output { unlink(output) }
            guard error is Interrupted else { throw error }
            return .interrupted
        }
        return .well
    }

    private func write(to target: Descriptor) throws {
        var progress = ImportProgress(target.name, .rows(count))
        defer { progress.clear() }
        var rows = 0
        try give { block in
            try target.writeOutput(block)
            rows += block.count { $0 == UInt8(ascii: "\n") }
            progress.show(rows: rows, octets: block.count)
        }
    }

    private func give(to receive: ([UInt8]) throws -> Void) throws {
        guard contributions else { return try file.give(to: receive) }
        var block = Array(GeneratedHistories.header.utf8)
        try histories.eachCard { lines in
            block += lines.utf8
            guard block.count >= Descriptor.blockSize else { return }
            try receive(block)
            guard EndSignal.caught == nil else { throw Interrupted() }
            block.removeAll(keepingCapacity: true)
        }
        try receive(block)
    }

    private struct Interrupted: Error {}
}
