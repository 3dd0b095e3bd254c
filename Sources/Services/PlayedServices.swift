package import Applications
package import Doors
import Explanations
package import MessageCentre
package import MessageGrammar
package import ShortMessage
package import Transcripts

/// The services that a command runs, each at its own short code.
package struct PlayedServices: Sendable {
    package let directory: ServiceDirectory
    /// The one that is meant where no short code is named.
    package let first: any GrammarService
    package let all: [any GrammarService]
    private let deadline: Duration

    /// - Parameters:
    ///   - all: at least one.
    ///   - deadline: for one answer of a program.
    /// - Throws: where two have one short code.
    package init(_ all: [any GrammarService], deadline: Duration = .seconds(5)) throws(ServiceClash) {
        (self.all, first, self.deadline) = (all, all[0], deadline)
        directory = try ServiceDirectory(all.map { ($0.shortCode, $0) })
    }

    /// Those whose short codes nobody else has.
    package func left(beside taken: [Address]) -> [any GrammarService] {
        let numbers = Set(taken.map(\.number))
        return all.filter { !numbers.contains($0.shortCode.number) }
    }

    /// The programs of a door that waits for their answers; nil where there are none.
    package func playedPrograms() -> AskedPrograms? {
        let programs = AskedPrograms(
            all.compactMap { $0 as? AskingService }, .played(deadline: deadline), saying: Self.say)
        return programs.areNone ? nil : programs
    }

    /// The programs of some of the services, for doors whose messages wait in the centre.
    package func programs(of served: [any GrammarService]) -> AskedPrograms {
        AskedPrograms(served.compactMap { $0 as? AskingService }, Patience(deadline: deadline), saying: Self.say)
    }

    @Sendable private static func say(_ line: String) { Diagnostics.say("shortcode: \(line)") }

    package var grammars: [Grammar] { all.map(\.grammar) }

    /// The number of a program that takes their place.
    ///
    /// - Throws: where they have several.
    package func programNumber() throws(UsageError) -> Address {
        guard all.count == 1 else {
            throw UsageError("a program has one number, and these grammars have \(all.count); --number says which")
        }
        return first.shortCode
    }

    /// Whether members can be entered.
    package var hasMembers: Bool { all.contains(where: \.keepsMembers) }

    /// What reads the messages to a number; nil where it has no service.
    package func grammar(at number: Address) -> Grammar? {
        all.first { $0.shortCode.number == number.number }?.grammar
    }

    /// They tell messages from recorded replies.
    package var numbers: ServiceNumbers { ServiceNumbers(all.map(\.shortCode)) }

    /// The service at the short code that `--to` names; the first one where it names none.
    package func service(at shortCode: Address?) throws(UsageError) -> any GrammarService {
        guard let shortCode else { return first }
        guard let service = all.first(where: { ServiceNumbers([$0.shortCode]).contains(shortCode) }) else {
            let codes = all.map(\.shortCode.description).joined(separator: ", ")
            throw UsageError("nobody has the short code that --to names; expected one of \(codes)")
        }
        return service
    }
}
