import Doors
import MessageCentre
import Modem
import Services
import ShortMessage
import Transcripts

/// One recorded AT dialog, played to a modem at a service of its own.
struct DialogReplay {
    private let source: RecordingSource
    private let name: String
    private let setup: ReplaySetup
    private let recorded: Dialog
    /// The end of its lines.
    private let lineEnd: String

    /// - Throws: `UsageError` where the recording is no dialog, or one that cannot be played as it says.
    init(of source: RecordingSource, _ setup: ReplaySetup) throws {
        (self.source, self.setup, name) = (source, setup, source.name)
        guard setup.expectations.isEmpty, setup.times == nil else {
            throw UsageError("\(name): '# expect:' and '# times:' are for logs; a dialog has every answer in its place")
        }
        var (reading, texts) = (source, [String]())
        while let lines = try reading.next() {
            for line in lines { texts.append(try Self.text(of: line, in: name)) }
        }
        do {
            recorded = try Dialog(source: texts.joined(separator: "\n"))
        } catch {
            throw UsageError("\(name): \(error)")
        }
        lineEnd = reading.hasCarriageReturns ? "\r\n" : "\n"
    }

    private static func text(of line: Line, in name: String) throws(UsageError) -> String {
        guard let text = line.text, case .octets(let octets) = line.content, octets.elementsEqual(text.utf8) else {
            throw UsageError(
                "\(name): line \(line.number): this is no UTF-8, or is too long; expected a line of a dialog")
        }
        return text
    }

    /// Plays the dialog and says what differs.
    func run(_ plan: ReplayPlan, into printer: inout RecordingPrinter) async throws -> ExitStatus {
        let failures = ServiceFailures()
        let given = try await replayed(telling: failures)
        let differences = zip(recorded.exchanges, given.exchanges).filter { $0.given != $1.given }
        var result = ReplayResult(name: name)
        if !plan.isUpdate {
            let mask = mask(plan)
            for (recorded, given) in differences {
                let picture = picture(recorded, given, mask)
                printer.show(picture)
                result.add(picture)
            }
        }
        result.summary = summary(differences.count)
        if plan.isUpdate {
            result.summary += try rewrite(given) ? "; written" : "; left as it is"
        } else if let problem = untested {
            result.problems.append(problem)
        }
        var tally = ReplayTally()
        tally.messages = recorded.exchanges.count
        tally.recorded = recorded.exchanges.count { !$0.given.isEmpty }
        tally.replies = given.exchanges.count { !$0.given.isEmpty }
        printer.end(result, tally)
        guard failures.areNone else { return .unforeseen }
        return result.isWell ? .well : .found
    }

    /// Why the dialog tests nothing, or nil.
    private var untested: String? {
        if recorded.exchanges.isEmpty { return "no line was sent" }
        return recorded.exchanges.allSatisfy(\.given.isEmpty)
            ? "has no recorded answers; replay --update writes them" : nil
    }

    private func summary(_ differences: Int) -> String {
        let count = recorded.exchanges.count
        let verdict =
            differences > 0
            ? ", \(differences) answer\(differences == 1 ? "" : "s") not as recorded"
            : untested == nil ? ", all as recorded" : ""
        return "\(name): \(count) line\(count == 1 ? "" : "s") sent\(verdict)"
    }

    private func replayed(telling failures: ServiceFailures) async throws -> Dialog {
        let played = try setup.centre(telling: failures)
        do {
            let start = setup.clock ?? Self.start
            try await setup.enterMembers(into: played.centre, at: recorded.start ?? start)
            let profile = ModemProfile(number: PlayedNumber.standard.address)
            var handset = try await Handset(profile, at: played.centre, name: name) {}
            let replayed = try await recorded.replayed(by: &handset, at: played.centre, from: start)
            try await played.close()
            return replayed
        } catch {
            try? await played.close()
            throw error
        }
    }

    /// The time of a dialog that names none.
    private static let start = Timestamp(milliseconds: 1_795_222_800_000, offset: Zone.standard.minutes)

    private func rewrite(_ given: Dialog) throws -> Bool {
        guard given != recorded, let path = source.path else { return false }
        var rewriting = try FileRewriting(of: path)
        do {
            let text = lineEnd == "\n" ? given.description : given.description.replacing("\n", with: lineEnd)
            try rewriting.append(Array(text.utf8))
            try rewriting.commit()
        } catch {
            rewriting.abandon()
            throw error
        }
        return true
    }

    /// Hides what the dialog's own messages tell of people, in its answers, too.
    private func mask(_ plan: ReplayPlan) -> NumberMask {
        var mask = plan.mask(of: setup.services)
        for exchange in recorded.exchanges { mask.read(line: exchange.sent, on: day) }
        return mask
    }

    private var day: CalendarDate { (setup.clock ?? recorded.start ?? Self.start).date }

    private func picture(_ recorded: Dialog.Exchange, _ given: Dialog.Exchange, _ mask: NumberMask) -> String {
        let lines =
            ["@@ \(name):\(recorded.line): \(DialogLine.sent(shown(recorded.sent, mask)))"]
            + recorded.given.map { "- \(DialogLine.given(shown($0, mask)))" }
            + given.given.map { "+ \(DialogLine.given(shown($0, mask)))" }
        return lines.joined(separator: "\n")
    }

    /// A command, an answer, or the text of a message; of a PDU nothing, since a text stands in it somewhere.
    private func shown(_ line: String, _ mask: NumberMask) -> String {
        guard !mask.isOff else { return line }
        let digits = line.prefix { $0.isHexDigit }
        guard digits.count < Self.leastPDU else {
            return String(repeating: "x", count: digits.count) + mask.masked(String(line.dropFirst(digits.count)))
        }
        return mask.masked(line: line, on: day)
    }

    /// Hexadecimal digits of the shortest PDU.
    private static let leastPDU = 14
}
