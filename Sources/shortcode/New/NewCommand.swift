import ArgumentParser
import Doors
import Services
import ShortMessage

/// Begins a short code of one's own.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Write the files of a short code of your own, to start from.",
        discussion: """
            Written are NUMBER.grammar, what people may send; NUMBER.en.replies, what they are answered; and NUMBER.smslog, a \
            log that is a test of both. The service works as it is; change its words, then check and replay it. A file that \
            is there stays, and then nothing is written.

            Examples:
              shortcode new 5151
              shortcode replay --grammar 5151.grammar 5151.smslog
              shortcode --grammar 5151.grammar --to 5151

            Exit codes: 0 written, 64 usage or a file that is there, 74 a device failed.
            """)

    @Argument(help: ArgumentHelp("The short code: 3 to 6 digits.", valueName: "number"))
    var number: String

    @Option(help: ArgumentHelp("Where the files are written.", valueName: "folder"))
    var directory = "."

    func validate() throws {
        guard (3...6).contains(number.utf8.count), number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw ValidationError("'\(number)' is no short code; expected 3 to 6 digits, such as 5151.")
        }
    }

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let starter = StarterFiles(for: number, in: directory == "." ? "" : directory)
            let paths = try starter.write()
            try Descriptor.standardOutput.writeOutput(paths.map { Text.legible($0) + "\n" }.joined())
            Diagnostics.say([
                "try it:     shortcode --grammar \(starter.grammar)",
                "prove it:   shortcode check \(starter.grammar)",
                "replay it:  shortcode replay --grammar \(starter.grammar) \(starter.log)",
            ])
            return .well
        }
    }
}
