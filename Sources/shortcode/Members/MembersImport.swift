import ArgumentParser
import Doors
import Glibc
import Membership
import MessageCentre
import Operations
import Store
import Transcripts

/// A CSV file of members into a store.
struct MembersImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Enter members, contributions, development, claims or branches from a CSV file into a store.",
        discussion: """
            The file begins with the header

              nik,name,birth_date,kpj,status,programmes,employer,phone,email,balance,balance_as_of,last_contribution

            and has a row a card; the rows of one NIK agree about the person. Or it begins with

              kpj,month,wage,worker,employer,paid_on
              kpj,year,development
              kpj,state,day,papers
              town,name,address,hours

            and has contributions, with the rows of a card together and the shares left out where they are those of the \
            rates; what savings earned in a year, likewise; claims; or branches. Commas, or semicolons or tabs where the \
            header has them; UTF-8; quotes as in RFC 4180. samples/members.csv, contributions.csv, development.csv, \
            claims.csv and branches.csv are such files.

            All or nothing: every bad column of every row is told with its line and the reason, and then nothing is \
            entered. Rows of commas alone, and an apostrophe before a number, are passed over. Importing \
            again updates what differs and deletes nothing. The balance becomes the card's opening entry, of which \
            contributions that were paid until its day are a part, and what years earned that had ended by then; later \
            ones are added to it. A store that \
            is made by this command does not hold the sample members. Rows wait in temporary files, which need about as \
            much room as the file, in the directory that TMPDIR names or else in /var/tmp.

              shortcode members import members.csv --store demo.sqlite

            Exit codes: 0 entered, 1 a row is bad, 64 usage, 74 the store or a device failed, 130 Ctrl-C, 143 SIGTERM.
            """)

    @Argument(help: ArgumentHelp("The file (.csv).", valueName: "file"))
    var file: String

    @OptionGroup var options: StoreOptions

    @Flag(help: "Show the values of bad rows in full.")
    var unmasked = false

    func run() async throws {
        EndSignal.ignoreThoseOfWriting()
        try await ExitStatus.exit {
            let signals = try EndSignal.watch()
            let source = try Descriptor.opening(file, expecting: "a CSV file of members")
            let blocks = BlockReader(source, until: signals)
            let entry = FileImport(
                act: .import, extent: .octets(Int(try source.status().st_size)), name: file, unmasked: unmasked,
                moment: options.target.now
            ) { receive in
                var decoder = StreamDecoder()
                do {
                    while let block = try blocks.next() { try receive(Array(decoder.receive(block[...]))) }
                    try receive(Array(decoder.finish()))
                } catch let fault as LineFault {
                    throw UsageError("\(file): \(fault)")
                }
            }
            return try await options.target.working { centre in try await entry.run(in: centre) }
        }
    }
}
