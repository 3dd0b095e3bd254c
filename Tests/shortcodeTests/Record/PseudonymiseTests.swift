import Foundation
import Glibc
import Testing

@Suite("Logs with pseudonyms")
struct PseudonymiseTests {
    static let package = Run.package
    static let logs = names("samples/logs") + names("samples/grammars")

    private static func names(_ folder: String) -> [String] {
        let files =
            (try? FileManager.default.contentsOfDirectory(
                atPath: PseudonymiseTests.package.appending(path: folder).path)) ?? []
        return files.filter { $0.hasSuffix(".smslog") }.sorted().map { "\(folder)/\($0)" }
    }

    /// A folder with a key and the tables of the samples under it.
    private struct Stand {
        let scratch: Scratch
        let tables = ["members", "contributions", "claims"]

        init(key: String = "a key of sixteen octets or more") throws {
            scratch = try Scratch()
            try scratch.write(key, to: "key")
            chmod(scratch.path("key"), 0o600)
            for table in tables {
                let run = try convert(PseudonymiseTests.package.appending(path: "samples/\(table).csv").path)
                try scratch.write(run.output, to: "\(table).csv")
            }
        }

        func convert(_ arguments: String...) throws -> Run { try convert(arguments) }

        /// The log of a sample, with the options of its service.
        func pseudonyms(of log: String, to name: String = "a.smslog") throws -> String {
            let text = try convert(options(log) + [PseudonymiseTests.package.appending(path: log).path]).output
            try scratch.write(text, to: name)
            return text
        }

        func sample(_ name: String) -> String { PseudonymiseTests.package.appending(path: "samples/\(name)").path }

        func convert(_ arguments: [String]) throws -> Run {
            let run = try Run(["convert", "--pseudonymise", scratch.path("key")] + arguments, octets: [])
            #expect(run.status == 0 && !run.errors.contains("otherwise than before"), "\(run.errors)")
            return run
        }

        func options(_ log: String) -> [String] {
            guard log.contains("grammars") else { return [] }
            return [
                "--grammar", PseudonymiseTests.package.appending(path: log.replacing(".smslog", with: ".grammar")).path,
            ]
        }

        func replay(_ log: String, as name: String = "a.smslog") throws -> Run {
            let members = log.contains("grammars") ? [] : tables.flatMap { ["--members", scratch.path("\($0).csv")] }
            return try Run(["replay"] + options(log) + members + [scratch.path(name)], octets: [])
        }
    }

    @Test("pass when they are replayed to members with pseudonyms", arguments: logs)
    func replayed(log: String) throws {
        let stand = try Stand()
        _ = try stand.pseudonyms(of: log)
        let replay = try stand.replay(log)
        #expect(
            replay.output.hasSuffix(", all as recorded\n") && replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test("hold nothing of the members, in any spelling", arguments: logs)
    func searched(log: String) throws {
        let stand = try Stand()
        let text = try stand.pseudonyms(of: log) + stand.scratch.text("members.csv")
        let original = try String(contentsOf: Self.package.appending(path: log), encoding: .utf8)
        let people = try Originals(log: original)
        #expect(people.found(in: original).isEmpty == false)
        #expect(people.found(in: text).isEmpty)
    }

    @Test("are the same under one key, and others under another")
    func keys() throws {
        let log = "samples/logs/whole-service.smslog"
        let (one, two) = (try Stand(), try Stand(key: "another key of as many octets"))
        let text = try one.pseudonyms(of: log)
        #expect(try text == one.pseudonyms(of: log))
        let other = try two.pseudonyms(of: log)
        let lines = zip(text.split(separator: "\n"), other.split(separator: "\n"))
        #expect(lines.allSatisfy { $0 != $1 })
        #expect(text.split(separator: "\n").count == other.split(separator: "\n").count)
    }

    @Test("of generated members and traffic replay, and hold nothing of them", arguments: [1, 2])
    func generated(seed: Int) throws {
        let stand = try Stand(key: "a key for generated traffic \(seed)")
        let scratch = stand.scratch
        let members = try Run("members", "generate", "--count", "60", "--seed", "\(seed)").output
        try scratch.write(members, to: "original.csv")
        let people = try Originals(members: members)
        var lines: [String] = []
        for (index, row) in people.rows.enumerated() {
            let sender = "+62813\(10_000_000 + 7 * index)"
            let time = "2026-11-21T08:\(String(index + 100).suffix(2)):00+07:00 \(sender) > 2757 "
            let born = (row["birth_date"] ?? "").split(separator: "-").map(String.init)
            let (nik, kpj, name) = (row["nik"] ?? "", row["kpj"] ?? "", row["name"] ?? "")
            lines += [
                time + "DAFTAR SALDO#\(nik)#\(name)#\(born[2])/\(born[1])/\(born[0])#\(kpj)#\(row["email"] ?? "")",
                time + "saldo \(kpj.suffix(4))",
                time + "LAPOR#Saya \(name.lowercased()), \(nik), upah tidak dilaporkan",
                time + "SALDO \(kpj)",
                time + "DAFTAR#\(nik.dropLast())#\(born[2])\(born[1])\(born[0].suffix(2))#\(kpj)",
                time
                    + "Saya \(name) lahir \(Int(born[2]) ?? 0) \(Originals.months[(Int(born[1]) ?? 1) - 1]) \(born[0])",
            ]
        }
        try scratch.write(
            "# members: original.csv\n# times: exact\n" + lines.joined(separator: "\n") + "\n", to: "original.smslog")
        #expect(try Run("replay", "--update", scratch.path("original.smslog")).status == 0)
        #expect(people.found(in: try scratch.text("original.smslog")).count > 200)
        let text = try stand.convert(scratch.path("original.smslog")).output
        let table = try stand.convert(scratch.path("original.csv")).output
        // Employers stay.
        let employers = Set(people.rows.compactMap { $0["employer"] }).filter { !$0.isEmpty }
        #expect(people.found(in: employers.reduce(text + table) { $0.replacing($1, with: "") }).isEmpty)
        try scratch.write(table, to: "original.csv")
        try scratch.write(text, to: "shown.smslog")
        let replay = try Run("replay", scratch.path("shown.smslog"))
        #expect(
            replay.output.hasSuffix(", all as recorded\n") && replay.status == 0,
            "\(replay.output.prefix(2000))\(replay.errors)")
    }

    /// Lines in which what is of a person stands where anybody may look, before and behind the line that shows whose it is.
    static let strays = [
        "SIMULASI#08012345678#5", "KANTOR BUDI SANTOSO", "SIMULASI#5000000#5", "K8LAIM", "INFO SNYARAT", "KANT9OR",
        "b8ntuan",
        "SALD0O JP", "KLAIM l678", "SIMULASI#2O0500#4", "SALDO +62812OOOOOO6", "TOLAK +6281200000O6", "LUPA -ASSWORD.",
        "RINCIAN O8O1 2345 678", "KANTOR BANDUNG", "LAPOR#saya budi santoso 08012345678", "SALDO JKK l515 trims",
    ]

    @Test("replay with words that are nearly the service's, and hold nothing of a person in fields for other things")
    func strays() throws {
        let stand = try Stand()
        let scratch = stand.scratch
        let registration = "2026-11-21T08:30:00+07:00 +6281200000001 > 2757 \(Budi.registration)\n"
        let lines = { (hour: String) in
            Self.strays.enumerated().map { index, text in
                "2026-11-21T\(hour):\(index + 10):00+07:00 +62812550000\(index + 10) > 2757 \(text)\n"
            }.joined()
        }
        let log = try Run(
            "--output", "log", input: lines("08").replacing("T08", with: "T07") + registration + lines("09"))
        try scratch.write("# members: \(scratch.path("08012345678 BUDI SANTOSO.csv"))\n" + log.output, to: "day.smslog")
        try FileManager.default.copyItem(
            atPath: stand.sample("members.csv"), toPath: scratch.path("08012345678 BUDI SANTOSO.csv"))
        let text = try stand.convert(scratch.path("day.smslog")).output
        let letters = text.filter { $0.isLetter || $0 == "\n" }.uppercased()
        let digits = text.map { "oO".contains($0) ? "0" : $0 }.filter { $0.isNumber || $0 == "\n" }
        #expect(!letters.contains("BUDISANTOSO") && !String(digits).contains("8012345678"), "\(text)")
        try scratch.write(
            text.split(separator: "\n").filter { !$0.hasPrefix("# members") }.joined(separator: "\n"), to: "a.smslog")
        let replay = try stand.replay("day.smslog")
        #expect(
            replay.output.hasSuffix(", all as recorded\n") && replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test("of mutated traffic replay", arguments: 1...6)
    func mutated(seed: Int) throws {
        let stand = try Stand()
        let traffic = try Run("generate", "--count", "150", "--seed", "\(seed)", "--mutate", "--output", "log").output
        try stand.scratch.write(try Run("--input", "log", "--output", "log", input: traffic).output, to: "day.smslog")
        let run = try Run(
            ["convert", "--pseudonymise", stand.scratch.path("key"), stand.scratch.path("day.smslog")], octets: [])
        try stand.scratch.write(run.output, to: "a.smslog")
        let replay = try stand.replay("day.smslog")
        #expect(replay.output.hasSuffix(", all as recorded\n"), "\(replay.output)\(replay.errors)")
    }

    @Test("name the tables that a replay needs, whose rows are counted, and of which one without people stays")
    func advice() throws {
        let stand = try Stand()
        let scratch = stand.scratch
        let key = scratch.path("key")
        try scratch.write(ReplayTests.log, to: "day.smslog")
        let log = try stand.convert(scratch.path("day.smslog"))
        let end = "--pseudonymise \(key) members.csv, whose name '# members: ' at the top of the new log says\n"
        #expect(log.errors.contains(end), "\(log.errors)")
        try scratch.write("# members: a.csv\n# members: b.csv\n" + ReplayTests.log, to: "own.smslog")
        let own = try stand.convert(scratch.path("own.smslog"))
        #expect(own.errors.contains("\(key) a.csv; shortcode convert --pseudonymise \(key) b.csv, into files"))
        let pln = try stand.convert(
            stand.options("samples/grammars/pln.smslog") + [stand.sample("grammars/pln.smslog")])
        #expect(pln.errorLines.count == 1)
        let branches = try stand.convert(stand.sample("branches.csv"))
        #expect(branches.errors.hasSuffix("branches.csv: 11 rows\n"))
        try scratch.write(branches.output, to: "branches.csv")
        let store = scratch.path("a.sqlite")
        _ = try Run("members", "import", stand.sample("branches.csv"), "--store", store)
        let again = try Run("members", "import", scratch.path("branches.csv"), "--store", store)
        #expect((again.output + again.errors).contains("0 new, 0 changed, 11 same"))
    }

    @Test("are what a door records with a key, too")
    func recorded() throws {
        let stand = try Stand()
        let scratch = stand.scratch
        for name in ["a.smslog", "a.jsonl"] {
            let log = Self.package.appending(path: "samples/logs/takeover.smslog").path
            let arguments = ["--record", scratch.path(name), "--pseudonymise", scratch.path("key")]
            let run = try Run(arguments, octets: Array(try String(contentsOfFile: log, encoding: .utf8).utf8))
            #expect(run.status == 0, "\(run.errors)")
            let converted = try stand.convert(log, "--output", name == "a.jsonl" ? "json" : "log").output
            let messages = { (text: String) in
                text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
                    $0.replacing(/,"id":"reply-.*}/, with: "}")
                        .replacing(/,"silence":"[a-z]*"/, with: "")
                }
            }
            #expect(try messages(scratch.text(name)) == messages(converted))
            #expect(try stand.replay("takeover.smslog", as: name).status == 0)
        }
    }

    @Test("are never mixed with numbers in clear, nor with those of another key")
    func mixed() throws {
        let stand = try Stand()
        let (scratch, key) = (stand.scratch, stand.scratch.path("key"))
        try scratch.write("another key of sixteen octets", to: "other")
        chmod(scratch.path("other"), 0o600)
        func record(_ name: String, _ key: String?) throws -> Run {
            try Run(
                ["--record", scratch.path(name)] + (key.map { ["--pseudonymise", $0] } ?? []),
                octets: Array("KONTAK\n".utf8))
        }
        #expect(try record("clear", nil).status == 0)
        #expect(try record("shown", key).status == 0)
        #expect(try record("shown", key).status == 0)
        let first = try record("clear", key)
        #expect(first.status == 64 && first.errors.contains("clear: has no pseudonyms, or those of another key"))
        #expect(try record("shown", scratch.path("other")).status == 64)
        let third = try record("shown", nil)
        #expect(third.status == 64 && third.errors.contains("shown: has pseudonyms; expected --pseudonymise"))
    }

    @Test("need a key of sixteen octets that only its owner reads, and say how one is made")
    func key() throws {
        let scratch = try Scratch()
        func refusal(_ name: String) throws -> String {
            let run = try Run("convert", "--pseudonymise", scratch.path(name), "-", input: "")
            #expect(run.status == 64)
            return run.errors
        }
        try scratch.write("fifteen octets.", to: "short")
        try scratch.write("a key of sixteen octets", to: "open")
        chmod(scratch.path("short"), 0o600)
        chmod(scratch.path("open"), 0o640)
        let recipe = "this makes a key: (umask 077; head -c 32 /dev/urandom > "
        #expect(try refusal("missing").contains("missing: there is no such file; \(recipe)"))
        #expect(try refusal("short").contains("short: has 15 octets; expected 16 to 4096; \(recipe)"))
        #expect(try refusal("open").contains("open: others may read it"))
    }
}

extension Scratch {
    /// A file with a key that only its owner reads.
    func key() throws -> String {
        try write("a key of sixteen octets or more", to: "key")
        chmod(path("key"), 0o600)
        return path("key")
    }
}

/// What stands in logs of members: their numbers, names, addresses and days.
private struct Originals {
    static let months = [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
        "Desember",
    ]

    let rows: [[String: String]]
    /// Digits without what stands between them.
    private let numbers: Set<String>
    /// Letters alone, in capitals.
    private let names: Set<String>
    /// As they stand.
    private let words: Set<String>

    /// The sample members, and who else sends in a log.
    init(log: String) throws {
        let members = try String(
            contentsOf: Run.package.appending(path: "samples/members.csv"), encoding: .utf8)
        let senders = log.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.split(separator: " ").dropFirst().first.map { String($0.drop { !$0.isNumber }.dropFirst(2)) }
        }
        try self.init(members: members, senders: senders.filter { $0.hasPrefix("8") && $0.count > 7 })
    }

    init(members: String, senders: [String] = []) throws {
        let lines = members.split(whereSeparator: \.isNewline).map { line in
            // A comma between quotes parts nothing.
            let parts = String(line).components(separatedBy: "\"")
            let marked = parts.enumerated().map { $0 % 2 == 0 ? $1.replacing(",", with: "\n") : $1 }
            return marked.joined().components(separatedBy: "\n")
        }
        rows = lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
        let phones = rows.compactMap { $0["phone"] }.filter { !$0.isEmpty }.map { String($0.dropFirst(3)) }
        numbers = Set(rows.flatMap { [$0["nik"] ?? "", $0["kpj"] ?? ""] } + phones + senders)
        names = Set(rows.compactMap { $0["name"]?.filter(\.isLetter).uppercased() })
        words = Set(
            rows.compactMap { $0["email"] }.filter { !$0.isEmpty }
                + rows.compactMap { $0["birth_date"] }.flatMap(Self.spellings))
    }

    private static func spellings(_ day: String) -> [String] {
        let parts = day.split(separator: "-").map(String.init)
        let (year, month, day) = (parts[0], parts[1], parts[2])
        return ["-", "/", ".", "_"].map { "\(day)\($0)\(month)\($0)\(year)" }
            + [
                "\(year)-\(month)-\(day)", "\(day)\(month)\(year)",
                "\(Int(day) ?? 0) \(months[(Int(month) ?? 1) - 1]) \(year)",
            ]
    }

    func found(in text: String) -> [String] {
        text.split(separator: "\n").flatMap { line -> [String] in
            // The example of a service's own.
            let line = String(line).replacing("mis. 17-08-1990", with: "").replacing("such as 17-08-1990", with: "")
                .replacing("e.g. 17-08-1990", with: "")
            let dense = String(
                line.map { "oO".contains($0) ? "0" : $0 }.filter { $0.isNumber || $0 == "#" || $0.isLetter })
            let letters = line.filter { $0.isLetter || $0 == "#" }.uppercased()
            return numbers.filter(dense.contains) + names.filter { $0.count > 5 && letters.contains($0) }
                + words.filter(line.contains)
        }
    }
}
