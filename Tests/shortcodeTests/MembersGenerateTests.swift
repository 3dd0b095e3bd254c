import Foundation
import Processes
import Testing

@Suite("Generating members")
struct MembersGenerateTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test("gives the same octets for the same seed, on stdout, in a file, and out of a store")
    func sameOctets() throws {
        let first = try Run("members", "generate", "--count", "3000", "--seed", "9")
        #expect(first.status == 0)
        #expect(first.errors == "")
        #expect(Self.rows(first).count == 3002)
        let file = try Run("members", "generate", "--count", "3000", "--seed", "9", "--output", scratch.path("a.csv"))
        #expect(file.status == 0)
        #expect(try scratch.text("a.csv") == first.output)
        let store = try Run(
            "members", "generate", "--count", "3000", "--seed", "9", "--store", scratch.path("a.sqlite"))
        #expect(store.errors.hasSuffix("a.sqlite: 3000 new, 0 changed, 0 same, 0 bad\n"))
        let exported = try Run("members", "export", "--store", scratch.path("a.sqlite"))
        #expect(Self.rows(exported).sorted() == Self.rows(first).sorted())
        #expect(try Run("members", "generate", "--count", "3000", "--seed", "8").output != first.output)
    }

    private static func rows(_ run: Run) -> [String] {
        run.output.components(separatedBy: "\r\n")
    }

    @Test("is what import reads, and again changes nothing")
    func imported() throws {
        _ = try Run("members", "generate", "--count", "500", "--output", scratch.path("a.csv"))
        let store = scratch.path("a.sqlite")
        let first = try Run("members", "import", scratch.path("a.csv"), "--store", store)
        #expect(first.errors.hasSuffix("a.csv: 500 new, 0 changed, 0 same, 0 bad\n"))
        let again = try Run("members", "generate", "--count", "500", "--store", store)
        #expect(again.errors.hasSuffix("a.sqlite: 0 new, 0 changed, 500 same, 0 bad\n"))
        let audit = try Run("members", "verify", "--store", store).output
        #expect(audit.contains(" 500 cards, 500 entries, 0 years of contributions, 0 complaints, all sound"))
    }

    @Test("has as many years of contributions as are wanted, the same in a store as in a file, within the balances")
    func histories() throws {
        let (store, other) = (scratch.path("a.sqlite"), scratch.path("b.sqlite"))
        let made = try Run("members", "generate", "--count", "300", "--years", "3", "--store", store)
        #expect(made.errorLines.last?.hasPrefix("\(store): contributions: ") == true)
        #expect(made.status == 0)
        let audit = try Run("members", "verify", "--store", store).output
        #expect(audit.contains(" 300 cards, 300 entries, ") && audit.hasSuffix("all sound\n"))
        let again = try Run("members", "generate", "--count", "300", "--years", "3", "--store", store)
        #expect(again.errorLines.last?.contains(": contributions: 0 new, 0 changed, ") == true)
        _ = try Run("members", "generate", "--count", "300", "--store", other)
        let file = try Run("members", "generate", "--count", "300", "--years", "3", "--contributions")
        try scratch.write(file.output, to: "c.csv")
        let run = try Run("members", "import", scratch.path("c.csv"), "--store", other)
        #expect(run.errors.hasSuffix(" new, 0 changed, 0 same, 0 bad\n"))
        #expect(
            try Run("members", "export", "--store", store).output == Run("members", "export", "--store", other).output)
        for options in [["--years", "3"], ["--contributions"], ["--years", "51", "--store", store]] {
            #expect(try Run(["members", "generate", "--count", "3"] + options).status == 64)
        }
    }

    @Test("keeps the members, and the contributions so far, where Ctrl-C stops them; begun again, it goes on")
    func stopped() throws {
        let store = StoreFile(path: scratch.path("a.sqlite"))
        let arguments = ["members", "generate", "--count", "60000", "--years", "2", "--store", store.path]
        let process = Run.process(arguments)
        process.standardError = try scratch.handle("errors")
        try process.run()
        while process.isRunning, (try? store.ask("SELECT kpj || '' FROM savings_year LIMIT 1").isEmpty) ?? true {}
        kill(process.processIdentifier, SIGINT)
        process.waitForEnd()
        #expect(process.terminationStatus == 130)
        #expect(try scratch.text("errors").contains(": interrupted; contributions: "))
        #expect(try store.ask("SELECT count(*) || '' FROM card") == ["60000"])
        let years = try store.ask("SELECT count(*) || '' FROM savings_year")
        let again = try Run(arguments)
        #expect(again.errorLines.first?.contains("0 new, 0 changed, 60000 same, 0 bad") == true)
        #expect(again.status == 0)
        #expect(try store.ask("SELECT (count(*) > \(years[0])) || '' FROM savings_year") == ["1"])
        #expect(try Run("members", "verify", "--store", store.path).status == 0)
    }

    @Test("overwrites no file, and is refused without a sensible count", arguments: ["0", "-1", "100000001", "x"])
    func refused(count: String) throws {
        try scratch.write("mine", to: "a.csv")
        let run = try Run("members", "generate", "--count", "5", "--output", scratch.path("a.csv"))
        #expect(run.errors.hasSuffix("a.csv: File exists; name another file, or take this one away\n"))
        #expect(run.status == 64)
        #expect(try scratch.text("a.csv") == "mine")
        #expect(try Run("members", "generate", "--count=\(count)").status == 64)
    }
}
