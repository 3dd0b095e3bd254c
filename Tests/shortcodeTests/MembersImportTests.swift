import Foundation
import Testing

@Suite("Importing members")
struct MembersImportTests {
    static let header =
        "nik,name,birth_date,kpj,status,programmes,employer,phone,email,balance,balance_as_of,last_contribution\n"
    static let samples = Run.package.appending(path: "samples/members.csv").path

    let scratch: Scratch
    var store: String { scratch.path("demo.sqlite") }

    init() throws {
        scratch = try Scratch()
    }

    private func `import`(_ file: String, _ options: String...) throws -> Run {
        try Run(["members", "import", file, "--store", store] + options)
    }

    private func reply(to text: String) throws -> String? {
        try Run("--from", "+6281200000001", "--store", store, input: text + "\n").lines.last
    }

    @Test("makes a store with those members alone, and again changes nothing")
    func new() throws {
        let rows = try String(contentsOfFile: Self.samples, encoding: .utf8).split(separator: "\n").prefix(4)
        try scratch.write(rows.joined(separator: "\r\n"), to: "three.csv")
        let run = try `import`(scratch.path("three.csv"))
        #expect(run.errors == "\(scratch.path("three.csv")): 3 new, 0 changed, 0 same, 0 bad\n")
        #expect(run.output == "")
        #expect(run.status == 0)
        #expect(try reply(to: Budi.registration)?.hasPrefix("HP ini terdaftar") == true)
        #expect(try reply(to: "SALDO") == Budi.balance)
        #expect(try reply(to: "REG#3404027112950005#31-12-1995#15011122334")?.hasPrefix("Maaf, data tidak") == true)
        #expect(try `import`(Self.samples).errors == "\(Self.samples): 48 new, 0 changed, 3 same, 0 bad\n")
    }

    @Test("of a file with a bad row enters nothing, and crosses out what is personal")
    func bad() throws {
        let good = try String(contentsOfFile: Self.samples, encoding: .utf8)
        try scratch.write(Self.header + good.split(separator: "\n")[51], to: "one.csv")
        #expect(try `import`(scratch.path("one.csv")).status == 0)
        try scratch.write(
            good + "3171051708900003,BUDI,17/08/1990,08012345678,active,JHT,,,,1,2026-10-31,\n", to: "a.csv")
        let file = scratch.path("a.csv")
        let run = try `import`(file)
        #expect(
            run.errorLines == [
                "\(file):53: column 3 (birth_date): 'xx/xx/xxxx' has 10 characters; expected a day such as 1990-08-17; "
                    + "a spreadsheet may have rewritten the day: format the column as YYYY-MM-DD",
                "\(file): 50 new, 0 changed, 1 same, 1 bad; nothing was entered",
            ])
        #expect(run.status == 1)
        #expect(try reply(to: Budi.registration)?.hasPrefix("Maaf, data tidak cocok") == true)
        #expect(try `import`(file, "--unmasked").errors.contains("'17/08/1990'"))
        #expect(try `import`(Self.samples).errorLines == ["\(Self.samples): 50 new, 0 changed, 1 same, 0 bad"])
    }

    @Test("that enters nothing makes no store")
    func none() throws {
        try scratch.write(Self.header + "x\n", to: "a.csv")
        #expect(try `import`(scratch.path("a.csv")).status == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path(".")) == ["a.csv"])
    }

    @Test("says so when the rows that wait find no room for their temporary file")
    func temporaryFile() throws {
        try scratch.write(try Run("members", "generate", "--count", "20000").output, to: "a.csv")
        let file = scratch.path("a.csv")
        let run = try LimitedRun("members", "import", file, "--store", store, blocks: 2000, input: "")
        #expect(run.errorLines.count == 1)
        #expect(
            run.errorLines.first?.hasPrefix("shortcode: store '\(store)': a temporary file could not be written")
                == true)
        #expect(run.status == 74)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path(".")) == ["a.csv"])
    }

    @Test("names the first hundred bad rows and counts the others")
    func many() throws {
        try scratch.write(Self.header + String(repeating: "x\n", count: 250), to: "a.csv")
        let run = try `import`(scratch.path("a.csv"))
        #expect(run.errorLines.count == 102)
        #expect(run.errorLines[99].contains("a.csv:101: column 1 (nik): the row has 1 fields; expected 12"))
        #expect(run.errorLines[100].hasSuffix("a.csv: 150 more bad rows"))
        #expect(run.errorLines[101].hasSuffix("0 new, 0 changed, 0 same, 250 bad; nothing was entered"))
        #expect(run.status == 1)
    }

    @Test("into the store of a running service is refused; a file that is not there is a usage error")
    func refused() throws {
        let service = try Conversation("--from", "+6281200000001", "--store", store)
        _ = try service.say("KONTAK\n")
        let run = try `import`(Self.samples)
        #expect(run.errors.hasPrefix("shortcode: store '\(store)': is in use by process "))
        #expect(run.status == 74)
        _ = try service.end(by: SIGTERM)
        let missing = try `import`(scratch.path("none.csv"))
        #expect(missing.errors.hasSuffix("none.csv: No such file or directory; expected a CSV file of members\n"))
        #expect(missing.status == 64)
    }

    @Test("enters nothing when Ctrl-C comes in the middle")
    func interrupted() throws {
        #expect(try `import`(Self.samples).status == 0)
        let rows = try Run("members", "generate", "--count", "20000").output
        let run = try Conversation("members", "import", "/dev/stdin", "--store", store)
        // More than a pipe holds, so that most of it has been read, and entered, when this is done.
        try run.write(rows)
        let (_, errors, status) = try run.end(by: SIGINT)
        #expect(errors == "/dev/stdin: interrupted; nothing was entered\n")
        #expect(status == 130)
        let audit = try Run("members", "verify", "--store", store).output
        #expect(audit.contains(" 51 cards, 51 entries, 0 years of contributions, 0 complaints, all sound"))
        #expect(try `import`(Self.samples).errors.hasSuffix("0 new, 0 changed, 51 same, 0 bad\n"))
    }
}
