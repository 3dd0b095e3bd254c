import ArgumentParser
import Doors
import Glibc
import Services
import ShortMessage
import Transcripts

@main
struct Shortcode: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shortcode",
        abstract: "An SMS short code in a box: members' texts in, the replies of 2757 out.",
        discussion: """
            Without a command, `pipe` is run: messages on stdin, replies on stdout. Nothing needs to be set up: the store \
            is in memory and holds the sample members, until --store names a file.

              echo 'SALDO 08012345678' | shortcode --from +6281200000001
              shortcode < samples/logs/first-day.smslog
              shortcode replay samples/logs/*.smslog
              shortcode convert /var/log/kannel/access.log > day.smslog
              shortcode --grammar samples/grammars/pajak-metro.grammar
              shortcode check grammar/2757.grammar
              shortcode generate --count 5

            `shortcode help pipe` tells the options of the pipe.
            """,
        version: "0.1.0",
        subcommands: [
            Pipe.self, ServeCommand.self, ModemCommand.self, SMPPCommand.self, ReplayCommand.self, ConvertCommand.self,
            Explain.self, NewCommand.self, Check.self, Generate.self,
            Segments.self, PDUCommand.self, Members.self, NotifyCommand.self, QueueCommand.self, MessagesCommand.self,
            ClockCommand.self,
        ],
        defaultSubcommand: Pipe.self)
}

extension Shortcode {
    /// Runs the command that the arguments name; what they are refused for may hold words of theirs, so it is said as
    /// everything else is.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let (code, text) = (exitCode(for: error), fullMessage(for: error))
        if code.isSuccess {
            if !text.isEmpty { say(text) }
        } else if !text.isEmpty {
            Diagnostics.say(shown(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
        Glibc.exit(code.rawValue)
    }

    /// Help, or the version; a reader that has gone does not miss it.
    private static func say(_ text: String) {
        do {
            try Descriptor.standardOutput.writeOutput(text + "\n")
        } catch is ClosedOutput {
            return
        } catch {
            Diagnostics.say("shortcode: \(error)")
            Glibc.exit(ExitStatus(error).rawValue)
        }
    }

    /// A refusal in which an argument that has line ends takes no more lines than any other, and numbers of people are
    /// crossed out, unless it is shown on the terminal of whoever typed them.
    private static func shown(_ text: String) -> String {
        let isMasked = !Descriptor.standardError.isTerminal
        return CommandLine.arguments.dropFirst()
            .flatMap { [$0[...]] + $0.split(separator: "=", maxSplits: 1).dropFirst() }
            .reduce(text) { text, argument in
                let shown = Text.legible(isMasked ? masked(String(argument)) : String(argument))
                return shown == argument ? text : text.replacing("'\(argument)'", with: "'\(shown)'")
            }
    }

    /// An argument in a place where none is wanted may be a message, of which only the first word is nobody's.
    private static func masked(_ argument: String) -> String {
        let end = argument.firstIndex { " #".contains($0) } ?? argument.endIndex
        let rest = argument[end...].map { $0.isLetter || $0.isNumber ? "x" : $0 }
        return Text.masked(String(argument[..<end])) + String(rest)
    }
}
