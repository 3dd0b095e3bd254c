import ArgumentParser

/// Recorded logs in, differences out.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play recorded logs again and compare the replies with the recorded ones.",
        discussion: """
            Each log is played to a service of its own, with an empty store in memory and the sample members. A reply that \
            is changed, missing or not recorded is shown with its line: the recorded text after '-', the given one after \
            '+', and a caret where they begin to differ. Numbers of persons, cards and telephones and e-mail addresses are \
            crossed out in both, until --unmasked shows them; a name that stands in a recorded reply cannot be told from \
            other words and is shown.

            A file whose name ends in .at is an AT dialog: what a terminal sends after '> ', what the modem gives after \
            '< '. It is played to a modem at such a service, and answers that differ are shown whole.

            A line is a message where it goes to a service that runs, 2757 or those of --grammar, and a recorded reply \
            where it comes from one and goes elsewhere. Any other line cannot be played: such lines are counted, and the \
            exit code is 1.

            With --update the given replies are written into the files in place of the recorded ones. Messages, comments, \
            lines that were not played, and the places of all of them stay. This is also how a log of messages alone gets \
            its replies.

            Examples:
              shortcode replay samples/logs/*.smslog
              shortcode replay samples/dialogs/*.at
              shortcode replay --language en samples/logs/first-day.smslog
              shortcode replay --grammar samples/grammars/pln.grammar samples/grammars/pln.smslog
              shortcode replay --update my-test.smslog && git diff my-test.smslog

            Exit codes: 0 all as recorded, 1 something differs, or a line was not understood or not played, 64 a file \
            that is not there or other usage, 74 a device failed.
            """)

    @Argument(help: ArgumentHelp("Logs (.smslog) and AT dialogs (.at).", valueName: "file"))
    var files: [String]

    @Flag(help: "Write the given replies into the files.")
    var update = false

    @OptionGroup var options: ServiceOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let services = try options.services()
            let signals = try EndSignal.watch()
            var status = ExitStatus.well
            for file in files where EndSignal.caught == nil {
                status = max(status, try await replay(file, to: services, until: signals))
            }
            return status
        }
    }

    /// One log; what goes wrong with it is said and does not keep the others from being played.
    private func replay(
        _ file: String, to services: PlayedServices, until signals: Descriptor
    ) async throws -> ExitStatus {
        do {
            let blocks = BlockReader(try Descriptor.opening(file), until: signals)
            if DialogReplay.isNamed(by: file) {
                let dialog = try DialogReplay(of: blocks, named: file)
                return try await dialog.run(at: services, rewriting: update ? FileRewriting(of: file) : nil)
            }
            var replay = try FileReplay(of: blocks, named: file, to: services, mask: options.mask)
            return try await replay.run(rewriting: update ? FileRewriting(of: file) : nil)
        } catch let closed as ClosedOutput {
            throw closed
        } catch {
            Diagnostics.say("shortcode: \(error)")
            return ExitStatus(error)
        }
    }
}
