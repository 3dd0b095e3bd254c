import ArgumentParser
import ConversionDoor
import Conversions
import Doors
import ShortMessage

/// Records of other programs in, a log out.
struct ConvertCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn the records of other programs into logs, JSON Lines or CSV.",
        discussion: """
            Reads files and folders, each in the form that --input names or that its content shows:

              kannel     an access log
              gammu      gammu-smsd's folders of files, its SQLite database, or a dump of it; Kalkun has the same tables
              smstools   smstools' folders of received and sent messages, or single files
              android    the XML of "SMS Backup & Restore"
              csv        comma-separated values with a header; playSMS exports such; --columns names columns of its own
              log, json  our own

            --pseudonymise KEYFILE puts pseudonyms for all that is of a person, so that a log can be shown and committed: numbers of \
            telephones, identity numbers, cards, names, e-mail addresses and birth dates become others of the same form, the \
            same ones in every file for the same key, each its own, however it is spelt and also where a reply says only its end. What \
            the service's grammar does not explain is replaced word by word. Replies, times, amounts and the numbers of \
            services stay, and so the log still passes when it is replayed, to members with pseudonyms under the same key: a CSV \
            file of members (contributions, claims) is converted likewise, and '# members:' at the top of the log names it. \
            The key is a file of 16 octets or more that only its owner may read. What any line says of a person is hidden in all of \
            them, so everything is read twice; what comes from a stream is kept meanwhile, in a file without a name in TMPDIR.

            Where records name the other side only, --own is this side's number: the short code of a gateway, the number \
            of a telephone. Parts of long messages are put together. Messages come out in order of time; access logs, \
            logs and JSON Lines, which are in that order, are converted as they are read.

            What is no message that came or was sent (reports, drafts, refusals) is passed over and counted. A record that \
            cannot be read is told, the rest goes on, and the exit code is 1.

            Examples:
              shortcode convert /var/log/kannel/access.log > day.smslog
              shortcode convert --own 2757 /var/spool/gammu/inbox /var/spool/gammu/sent > day.smslog
              shortcode convert --own +6281200000001 sms-20261121.xml --output csv
              shortcode convert --pseudonymise key members.csv > shown/members.csv
              shortcode convert --pseudonymise key day.smslog > shown/day.smslog
              shortcode convert --columns at=Tanggal,from=Nomor,text=Isi export.csv | shortcode

            Exit codes: 0 all converted, 1 a record was bad, or there was no message, 64 usage, 74 a device failed, \
            130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: ArgumentHelp("Files and folders; - is stdin.", valueName: "file"))
    var files: [String]

    @Option(
        help: ArgumentHelp(
            "What they are (default: as the content shows).", valueName: "kannel|gammu|smstools|android|csv|log|json"))
    var input: RecordFormat?

    @Option(help: ArgumentHelp("What comes out.", valueName: "log|json|csv"))
    var output = ConvertedForm.log

    @Option(
        help: ArgumentHelp(
            "This side's number (default: 2757, except for a telephone's backup).", valueName: "number"),
        transform: { try Address($0) })
    var own: Address?

    @Option(
        help: ArgumentHelp(
            "Columns of a CSV file: at=NAME,from=NAME,to=NAME,text=NAME,direction=NAME, each where it is needed.",
            valueName: "mapping"), transform: Self.mapping)
    var columns: ColumnMapping?

    @Option(help: "Offset from UTC of times that name none; a western one needs the sign: --zone=-03:00.")
    var zone = Zone.standard

    @OptionGroup var pseudonyms: PseudonymOptions

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            return try ConversionRun(plan, until: signals).run()
        }
    }

    private var plan: ConversionPlan {
        var plan = ConversionPlan(files)
        (plan.input, plan.output, plan.own, plan.columns, plan.zone) = (input, output, own, columns, zone)
        (plan.keyFile, plan.grammars) = (pseudonyms.pseudonymise, pseudonyms.grammar)
        return plan
    }

    private static func mapping(_ text: String) throws -> ColumnMapping {
        guard let mapping = ColumnMapping(text) else {
            throw ValidationError(
                "'\(Text.escaped(text))' maps no columns; expected some of at=, from=, to=, text=, direction=, with commas"
            )
        }
        return mapping
    }
}

extension RecordFormat: ExpressibleByArgument {}
extension ConvertedForm: ExpressibleByArgument {}
