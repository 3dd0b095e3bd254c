import ArgumentParser
import Doors
import Explanations
import Glibc
import Membership
import MessageCentre
import Services
import ShortMessage
import Transcripts

/// Prints what the program makes of one message, or of each line of stdin.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what the program makes of a message: repairs, forms tried, fields, reply, PDUs.",
        discussion: """
            Without a message each line of stdin is one. Nothing is kept: each message is answered as if it were the \
            first, from an unknown phone, by a store that holds the sample members.

              shortcode explain 'Daftar (spasi) SALDOE#3171051708900003#17_08_1990#08012345678'
              shortcode explain --json --unmasked 'SALDO 08012345678'
              shortcode explain --grammar samples/grammars/pln.grammar 'rek 5123 4567 8901'

            --strict forgives nothing: it tells for each message whether it is canonical, that is as the first form of its \
            message says, keyword in capitals, separators as written, dates as DD-MM-YYYY, absent holes left out with their \
            separator; and if it is not, what would be. `check --abnf` prints the same as a grammar.

            Personal fields are crossed out unless stdout is a terminal or --unmasked is given.

            Exit codes: 0 well, 1 a line was too long or, with --strict, a message is not canonical, 64 usage, 74 the store \
            or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: "The message, as a member would type it.")
    var message: String?

    @Flag(help: "One JSON object a message.")
    var json = false

    @Flag(help: "Tell whether the message is canonical, with nothing forgiven.")
    var strict = false

    @Option(help: ArgumentHelp("The day of the message; two-digit years are read against it.", valueName: "YYYY-MM-DD"))
    var on: Day?

    @Option(
        help: ArgumentHelp("The short code (default: that of the first grammar).", valueName: "number"),
        transform: { try Address($0) })
    var to: Address?

    @OptionGroup var service: ServiceOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let services = try service.services()
            _ = try services.service(at: to)
            let explainer = try Explainer(services.all, services.directory)
            guard let message else { return try await showLines(explainer) }
            return try await show(message, explainer)
        }
    }

    private var isSeenByItsOwner: Bool { Descriptor.standardOutput.isTerminal }

    private func time() -> Timestamp {
        on.map { Timestamp(startOf: $0.date, offset: service.zone.minutes).adding(seconds: 12 * 3600) }
            ?? MachineClock.now(service.zone.minutes)
    }

    /// Ctrl-C and SIGTERM end the input; a line that was not read to its end then is no message.
    private func showLines(_ explainer: Explainer) async throws -> ExitStatus {
        let reader = BlockReader(.standardInput, until: try EndSignal.watch())
        var (splitter, status) = (LineSplitter(), ExitStatus.well)
        while let block = try reader.next() {
            for line in splitter.receive(block[...]) { status = max(status, try await show(line, explainer)) }
        }
        if EndSignal.caught != nil, splitter.unfinished > 0 {
            Diagnostics.say("the last line was not read to its end and is not explained")
        }
        if EndSignal.caught == nil, let line = splitter.finish() {
            status = max(status, try await show(line, explainer))
        }
        return status
    }

    private func show(_ line: Line, _ explainer: Explainer) async throws -> ExitStatus {
        guard let text = line.text else {
            Diagnostics.say("line \(line.number): longer than \(LineSplitter.longest) octets; it was skipped")
            return .found
        }
        return text.isEmpty ? .well : try await show(text, explainer)
    }

    private func show(_ text: String, _ explainer: Explainer) async throws -> ExitStatus {
        let report = try await explainer.report(
            on: text, from: PlayedNumber.standard.address, to: to, at: time(),
            isMasked: !service.unmasked && !isSeenByItsOwner, isStrict: strict)
        guard let report else { preconditionFailure("the service was found before") }
        try Descriptor.standardOutput.writeOutput(json ? "\(report.json)\n" : "\(report)\n\n")
        return report.canonicity?.isCanonical ?? true ? .well : .found
    }
}

/// A day given as an option.
struct Day: ExpressibleByArgument {
    let date: CalendarDate

    /// ISO 8601: `2026-11-21`.
    init?(argument: String) {
        let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
            let day = Int(parts[2]), let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        self.date = date
    }
}
