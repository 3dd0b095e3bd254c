import ArgumentParser

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
              shortcode --grammar samples/grammars/pajak-metro.grammar
              shortcode check grammar/2757.grammar
              shortcode generate --count 5

            `shortcode help pipe` tells the options of the pipe.
            """,
        version: "0.1.0",
        subcommands: [
            Pipe.self, ModemCommand.self, Replay.self, Explain.self, Check.self, Generate.self, Segments.self,
            PDUCommand.self, Members.self, QueueCommand.self, ClockCommand.self,
        ],
        defaultSubcommand: Pipe.self)
}
