import Foundation
import Testing

@Suite("A program that answers at the pipe")
struct PipeProgramTests {
    static let apology = "Maaf, layanan sedang terganggu. Coba lagi nanti."

    private func ask(_ command: String, _ input: String, _ options: String...) throws -> Run {
        try Run(["--exec", "5151=\(command)"] + options, octets: Array(input.utf8))
    }

    @Test("gets a text in its environment, and what it prints is the reply")
    func environment() throws {
        let run = try ask(#"echo "re $SHORTCODE_TEXT""#, "HALO\nDUA KATA\n$(id) `id` ' \"\n", "--input", "text")
        #expect(run.lines == ["re HALO", "re DUA KATA", "re $(id) `id` ' \""])
        #expect(run.status == 0)
    }

    @Test("gets JSON on its standard input")
    func standardInput() throws {
        let log = "2026-11-21T08:00:00+07:00 +6281200000001 > 5151 HALO\n"
        let run = try ask(#"sed 's/[{}"]/ /g'"#, log)
        #expect(run.output.contains("text : HALO , at : 2026-11-21T08:00:00+07:00"))
    }

    @Test(
        "that fails is asked again, and then the sender reads an apology",
        arguments: [
            ("exit 3", "exit code 3"), ("kill -9 $$", "signal 9"), ("echo '{\"txt\":1}'", "an unknown name, \"txt\""),
            ("printf '\\377'", "no UTF-8"), ("sleep 60", "no answer within 300ms"), ("./nowhere", "exit code 127"),
            ("head -c 100000 /dev/zero", "more than 65536 octets"),
        ])
    func failure(command: String, reason: String) throws {
        let run = try ask(command, "HALO\n", "--input", "text", "--answer-within", "300ms")
        #expect(run.lines == [Self.apology])
        #expect(run.errorLines.count { $0.contains(reason) } == 3, "\(run.errors)")
        #expect(run.errors.contains("message 1 has no answer"))
    }

    @Test("has an apology of its own words")
    func apology() throws {
        #expect(try ask("exit 1", "HALO\n", "--input", "text", "--apology", "Nanti").lines == ["Nanti"])
    }

    @Test("that fails for everybody is not asked for a while")
    func circuit() throws {
        let run = try ask("exit 1", String(repeating: "HALO\n", count: 40), "--input", "text")
        #expect(run.lines == Array(repeating: Self.apology, count: 40))
        #expect(run.errorLines.count { $0.contains("exit code 1") } < 20)
        #expect(run.errors.contains("it failed too often"))
    }

    @Test("may say nothing")
    func nothing() throws {
        let run = try ask("true", "HALO\n", "--input", "text")
        #expect(run.output == "" && run.errors.contains("line 1: no reply (program)"))
    }

    @Test("may say several things, to others and later, on the log's clock")
    func several() throws {
        let answer = #"[{"text":"a"},{"text":"b","to":"+6281200000002"},{"text":"c","after":"1h"}]"#
        let log = """
            2026-11-21T08:00:00+07:00 +6281200000001 > 5151 HALO
            2026-11-21T08:30:00+07:00 +6281200000003 > 5151 HALO
            """
        let run = try ask("[ $SHORTCODE_FROM = +6281200000001 ] && echo '\(answer)' || echo d", log)
        #expect(
            run.lines == [
                "2026-11-21T08:00:00+07:00 +6281200000001 > 5151 HALO",
                "2026-11-21T08:00:00+07:00 5151 > +6281200000001 a",
                "2026-11-21T08:00:00+07:00 5151 > +6281200000002 b",
                "2026-11-21T08:30:00+07:00 +6281200000003 > 5151 HALO",
                "2026-11-21T08:30:00+07:00 5151 > +6281200000003 d",
                "2026-11-21T09:00:00+07:00 5151 > +6281200000001 c",
            ], "\(run.output)\(run.errors)")
    }

    @Test("that stays gets a line for each message, of each sender in order")
    func coprocess() throws {
        let place = "5151=\(Run.package.path)/samples/programs/counter.py"
        let senders = ["+6281200000001", "+6281200000002", "+6281200000001"]
        let log = senders.map { "2026-11-21T08:00:00+07:00 \($0) > 5151 HALO\n" }.joined()
        let run = try Run("--coprocess", place, input: log)
        let replies = run.lines.filter { $0.contains(" 5151 > ") }.map { $0.suffix(18) }
        #expect(
            replies
                == ["Pesan ke-1 dari Anda.", "Pesan ke-1 dari Anda.", "Pesan ke-2 dari Anda."].map { $0.suffix(18) })
    }

    @Test(
        "that stays may die, write rubbish, answer twice or another question",
        arguments: [
            ("read line; exit 4", 3, "exit code 4"),
            ("while read line; do echo nonsense; done", 3, "a line that is dropped"),
            ("while read line; do echo '{\"id\":\"q\",\"text\":\"a\"}'; done", 3, "nobody waits for"),
        ])
    func badCoprocess(command: String, count: Int, reason: String) throws {
        let run = try Run(
            "--coprocess", "5151=\(command)", "--answer-within", "300ms", "--input", "text", input: "HALO\n")
        #expect(run.lines == [Self.apology])
        #expect(run.errorLines.count { $0.contains(reason) } == count, "\(run.errors)")
    }

    @Test("that stays and answers twice is heard once")
    func twice() throws {
        let line = #"sed -u 's/.*"id":"\([^"]*\)".*/{"id":"\1","text":"a"}\n{"id":"\1","text":"b"}/'"#
        let run = try Run("--coprocess", "5151=\(line)", "--input", "text", input: "HALO\nHALO\n")
        #expect(run.lines == ["a", "a"], "\(run.errors)")
    }

    @Test("is asked about what a grammar understands; the rest is answered in the words of the replies file")
    func grammar() throws {
        let grammar = Run.package.path + "/samples/grammars/bagi-pulsa.grammar"
        let run = try Run(
            "--grammar", grammar, "--exec", #"168=echo '{"reply":"share","values":{"amount":9000}}'"#, "--input",
            "text",
            input: "BAGI 081987654321 5000\nHALO\n")
        #expect(
            run.lines == [
                "Bagi pulsa Rp9.000 ke ..4321 sedang diproses",
                "Maaf, perintah tidak dikenal. Ketik BAGI 081987654321 5000 kirim ke 168",
            ], "\(run.errors)")
    }

    @Test(
        "must be named with its number, once, and not for a service that answers itself",
        arguments: [
            ["--exec", "./answer.py"], ["--exec", "5151="], ["--exec", "toko=true"], ["--exec", "51=true"],
            ["--exec", "5151=true", "--coprocess", "5151=true"], ["--exec", "5151=true", "--answer-within", "0s"],
            ["--exec", "5151=true", "--apology", ""],
            ["--grammar", "\(Run.package.path)/grammar/2757.grammar", "--exec", "2757=true"],
        ])
    func usage(arguments: [String]) throws {
        let run = try Run(arguments)
        #expect(run.status == 64 && run.output == "", "\(run.errors)")
    }

    @Test("answers in a replay, which compares what it says")
    func replay() throws {
        let scratch = try Scratch()
        let log = """
            2026-11-21T08:00:00+07:00 +6281200000001 > 5151 HALO
            2026-11-21T08:00:00+07:00 5151 > +6281200000001 re HALO

            """
        try scratch.write(log, to: "day.smslog")
        let same = try Run("replay", "--exec", #"5151=echo "re $SHORTCODE_TEXT""#, scratch.path("day.smslog"))
        #expect(same.status == 0, "\(same.output)\(same.errors)")
        let other = try Run("replay", "--exec", "5151=echo other", scratch.path("day.smslog"))
        #expect(other.status == 1 && other.output.contains("other"))
    }
}
