import ArgumentParser
import Conversions
import Doors
import ShortMessage
import Transcripts

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

            Where records name the other side only, --own is this side's number: the short code of a gateway, the number \
            of a telephone. Parts of long messages are put together. Messages come out in order of time; access logs, \
            logs and JSON Lines, which are in that order, are converted as they are read.

            What is no message that came or was sent (reports, drafts, refusals) is passed over and counted. A record that \
            cannot be read is told, the rest goes on, and the exit code is 1.

            Examples:
              shortcode convert /var/log/kannel/access.log > day.smslog
              shortcode convert --own 2757 /var/spool/gammu/inbox /var/spool/gammu/sent > day.smslog
              shortcode convert --own +6281200000001 sms-20261121.xml --output csv
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

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            var printer = ConversionPrinter(output)
            for file in files where EndSignal.caught == nil {
                var conversion = try Conversion(of: file, self, until: signals)
                try conversion.run(into: &printer)
            }
            return try printer.finish()
        }
    }

    /// The number of the gateway whose records name the other side alone.
    static let gateway = Address(digits: "2757", typeOfNumber: .unknown)

    private static func mapping(_ text: String) throws -> ColumnMapping {
        guard let mapping = ColumnMapping(text) else {
            throw ValidationError(
                "'\(Text.escaped(text))' maps no columns; expected some of at=, from=, to=, text=, direction=, with commas"
            )
        }
        return mapping
    }
}
