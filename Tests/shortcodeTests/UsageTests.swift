import Foundation
import Glibc
import Testing

@Suite("The command line")
struct UsageTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        let arguments: [String]
        let reason: String
        let sourceLocation: SourceLocation

        init(_ arguments: String..., reason: String, sourceLocation: SourceLocation = #_sourceLocation) {
            (self.arguments, self.reason) = (arguments, reason)
            self.sourceLocation = sourceLocation
        }

        var testDescription: String { arguments.joined(separator: " ") }
    }

    static let refusals = [
        Refusal("--from", "2757", reason: "a number of six digits or fewer is a short code or a service centre"),
        Refusal("--from", "123456", reason: "a number of six digits or fewer is a short code or a service centre"),
        Refusal("--from", "TELKOMSEL", reason: "a sender with letters has no number to answer"),
        Refusal("--from", "", reason: "an address is empty"),
        Refusal("--from", "+6281200000001", "--input", "log", reason: "a line of a log input names its own"),
        Refusal("--to", "2757", "--input", "json", reason: "a line of a json input names its own"),
        Refusal("--input", "xml", reason: "'xml' is invalid"),
        Refusal("--output", "csv", reason: "'csv' is invalid"),
        Refusal("--zone", "7", reason: "'7' is invalid"),
        Refusal("--zone", "+24:00", reason: "'+24:00' is invalid"),
        Refusal("--language", "fr", reason: "no replies in 'fr'; expected one of id, en"),
        Refusal("--from", "+6281200000001", "--clock", "log", reason: "needs the times of a log"),
        Refusal("--from", "+6281200000001", "--rebase", reason: "--rebase shifts the times of a log"),
        Refusal("--clock", "real", "--rebase", reason: "--rebase shifts the times of a log"),
        Refusal("--clock", "log", reason: "needs the times of a log"),
        Refusal("--rebase", reason: "--rebase shifts the times of a log"),
        Refusal("--store", ":memory:", reason: "leave it out to keep everything in memory"),
        Refusal("--to", "9999", reason: "nobody has the short code that --to names; expected one of 2757"),
        Refusal("generate", "--count", "-1", reason: "--count -1: expected 0 or more messages"),
        Refusal("generate", "--code", "12", reason: "expected 3 to 15 digits, such as 2757"),
        Refusal("generate", "--code", "*123#", reason: "expected 3 to 15 digits, such as 2757"),
        Refusal("generate", "--code", "1234567890123456", reason: "expected 3 to 15 digits, such as 2757"),
        Refusal("generate", "--grammar", "a", "--grammar", "b", reason: "--grammar is one file here"),
        Refusal("members", "generate", "--count", "-1", reason: "--count -1: expected 1 to 100000000 cards"),
        Refusal("queue", "--store", "a", "--from", "x*y", reason: "'x*y' has a star before its end; expected a number"),
        Refusal("queue", "--store", "a", "--to", "0812*34", reason: "'0812*34' has a star before its end"),
        Refusal("queue", "--store", "a", "--to", "0812**", reason: "'0812**' has a star before its end"),
        Refusal("queue", "--store", "a", "--to", "", reason: "an address is empty; expected a number"),
        Refusal("--fault", "loss=1%,from=x*y", reason: "'x*y' is no from; expected a number"),
        Refusal("--nonsense", reason: "Unknown option '--nonsense'"),
        Refusal("replay", reason: "Missing expected argument"),
    ]

    @Test("refuses what makes no sense, says why, and exits with 64", arguments: refusals)
    func refused(_ row: Refusal) throws {
        let run = try Run(row.arguments, octets: Array("KONTAK\n".utf8))
        #expect(run.errors.contains(row.reason), sourceLocation: row.sourceLocation)
        #expect(run.output == "", sourceLocation: row.sourceLocation)
        #expect(run.status == 64, sourceLocation: row.sourceLocation)
    }

    /// Whatever reads a file by its name.
    static let readers = [
        ["smpp", "--listen", "0", "--accounts"], ["smpp", "--listen", "0", "--grammar"], ["--grammar"], ["--rates"],
        ["modem", "--profile"], ["modem", "--role", "service", "--traffic"],
        ["modem", "--role", "service", "--expect"], ["--record", "x.smslog", "--pseudonymise"],
        ["replay"], ["replay", "--members"], ["replay", "--grammar"], ["convert"],
        ["check"], ["members", "import", "--store", "s"], ["generate", "--grammar"],
    ]

    @Test("waits for no FIFO into which nobody writes, and names it", arguments: readers)
    func fifo(arguments: [String]) throws {
        let scratch = try Scratch()
        let path = scratch.path("fifo")
        #expect(mkfifo(path, 0o600) == 0)
        let recording =
            arguments.dropFirst().first == "--members" || arguments.last == "--grammar" && arguments[0] == "replay"
        let rest = recording ? [path, "samples/logs/first-day.smslog"] : [path]
        let run = try Run(arguments + rest, octets: [])
        #expect(run.errors.contains(path) && run.errors.contains(/FIFO|pipe|no file/), "\(run.errors)")
        #expect(run.errorLines.contains { $0.contains(path) })
        #expect(run.status == 64)
    }

    @Test("reads a FIFO into which somebody writes")
    func writtenFIFO() throws {
        let scratch = try Scratch()
        let path = scratch.path("rates")
        let command =
            "mkfifo '\(path)'; printf 'nonsense\\n' > '\(path)' & '\(Run.program.path)' --rates '\(path)'; wait"
        let run = try Run(command: command, input: "KONTAK\n")
        #expect(run.errors.contains("begins no figure"), "\(run.errors)")
    }

    static let personal = [
        ["members", "show", "--store", "s", "--nik", "31710517089000O3x"],
        ["members", "show", "--store", "s", "--nik=3171-0517-0890-000"],
        ["members", "show", "--store", "s", "--kpj", "080 1234 567"],
        ["members", "unlock", "--store", "s", "--phone", "81200000001"],
        ["members", "credit", "--store", "s", "--kpj", "0801234567"],
        ["--from", "81200000001"],
        ["queue", "--store", "s", "3171051708900003"], ["queue", "--store", "s", Budi.registration],
        ["explain", "KONTAK", "BUDI SANTOSO 3171051708900003"],
    ]

    @Test("shows no number of a person that it refuses, but for the last four digits", arguments: personal)
    func masked(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.status == 64)
        #expect(run.errors.contains("xx"))
        #expect(run.errors.firstMatch(of: /3171|0801|8120000(?!0001)|BUDI S|SANTOSO/) == nil, "\(run.errors)")
    }

    static let helps = [["--help"], ["help", "pipe"], ["replay", "--help"], ["check", "--help"]]

    @Test("tells its version and helps", arguments: helps + [["--version"]])
    func help(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.output != "")
        #expect(run.errors == "")
        #expect(run.status == 0)
    }

    @Test("helps in lines that fit a terminal", arguments: helps)
    func helpFits(arguments: [String]) throws {
        let text = try Run(arguments).lines.filter { !$0.hasPrefix("USAGE:") }
        #expect(text.allSatisfy { $0.count <= 80 })
        #expect(text.contains { $0.hasPrefix("  shortcode ") })
    }

    @Test("names the number that is played without --from")
    func standardNumber() throws {
        #expect(try Run("help", "pipe").output.contains("+6281200000001"))
    }

    @Test("answers nothing where nothing is asked")
    func nothing() throws {
        let run = try Run()
        #expect((run.output, run.errors) == ("", ""))
        #expect(run.status == 0)
    }
}
