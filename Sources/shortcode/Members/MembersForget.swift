import ArgumentParser
import Doors
import Membership
import Operations
import ShortMessage

/// A person, erased.
struct MembersForget: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erase a person from a store (law 27/2022).",
        discussion: """
            Erased are the person, the cards with their entries, the telephone's binding and what waits for it, what the \
            guards remember, and in the journal the text and the telephone of every message from or to the person, or \
            that names the person's NIK, card, telephone, e-mail address or whole name, with all that it caused; such \
            texts go from complaints and from the memories of handsets, too, whoever wrote them, and from the memories \
            what is addressed to the person or came from there. What was on its way to \
            the person is not delivered any more. Deleted octets are overwritten in the file.

            What remains: the times and states of those messages, without text; that an operator forgot someone, and \
            when. Copies that others made are not touched: the FILE.before-… of an upgrade, exports, logs.

              shortcode members forget --nik 3171051708900003 --store demo.sqlite

            Exit codes: 0 done, 1 nobody has the NIK, 64 usage, 74 the store or a device failed.
            """)

    @Option(help: ArgumentHelp("The person.", valueName: "nik"))
    var nik: NIK

    @OptionGroup var options: StoreOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            try await options.target.operating { centre in
                let (forgotten, isLogEmpty) = try await centre.forget(nik, at: options.target.now)
                Diagnostics.say("forgotten: \(forgotten)")
                Diagnostics.say("what remains: that these messages were, and when; and that someone was forgotten")
                for copy in options.target.copies {
                    Diagnostics.say(
                        "'\(Text.escaped(copy))' is a copy from before an upgrade and still holds everything")
                }
                guard !isLogEmpty else { return }
                Diagnostics.say("another program reads the store: its write-ahead log is overwritten when that ends")
            }
        }
    }
}
