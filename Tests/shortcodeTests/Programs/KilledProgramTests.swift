import Testing

@Suite("Kills between question and answer")
struct KilledProgramTests {
    /// A program that stays, notes what it is asked, and kills who asks it at one of the questions.
    ///
    /// - Parameters:
    ///   - death: at which question of its life; 0 for never.
    ///   - isAnswered: whether it writes the answer first.
    private func program(noting file: String, death: Int, isAnswered: Bool) -> String {
        let kill = "[ $n -eq \(death) ] && kill -9 $PPID && exit"
        return """
            5151=n=0; while read -r line; do n=$((n + 1)); id=${line#*'"id":"'}; id=${id%%'"'*}; echo "$id" >> '\(file)'; \
            \(isAnswered ? ":" : kill); printf '{"id":"%s","text":"re %s"}\\n' "$id" "$id"; \(isAnswered ? kill : ":"); done
            """
    }

    @Test("lose no message, and answer none twice; a question that comes again has its id")
    func kills() throws {
        let scratch = try Scratch()
        let (store, asked) = (StoreFile(path: scratch.path("demo.sqlite")), scratch.path("asked"))
        var (round, deaths) = (0, 0)
        while deaths < KillCount.program.deaths {
            let input = (0..<3).map { number in
                #"{"at":"2026-11-21T08:00:00+07:00","from":"+62812000000\#(10 + number)","text":"x","id":"\#(round)-\#(number)"}"#
                    + "\n"
            }
            let command = program(noting: asked, death: 1 + round % 4, isAnswered: round % 2 == 0)
            let run = try Run(
                "--store", store.path, "--coprocess", command, "--output", "json", input: input.joined())
            #expect(run.status == 9 || run.status == 0, "\(run.errors)")
            if run.status == 9 { deaths += 1 }
            round += 1
        }
        print("killed between question and answer: \(deaths)")
        let end = try Run(
            "--store", store.path, "--coprocess", program(noting: asked, death: 0, isAnswered: true), "--output", "json"
        )
        #expect(end.status == 0, "\(end.errors)")
        let messages = try store.ask("SELECT CAST(id AS TEXT) FROM message WHERE direction = 'in' ORDER BY id")
        let answers = try store.ask("SELECT CAST(cause AS TEXT) FROM message WHERE direction = 'out' ORDER BY cause")
        #expect(messages.count > KillCount.program.deaths / 4 && answers == messages)
        #expect(try store.ask("SELECT message FROM question") == [])
        let questions = try scratch.text("asked").split(separator: "\n")
        #expect(Set(questions).count == messages.count)
        #expect(questions.count > messages.count)
        #expect(try Set(store.ask("SELECT text FROM message WHERE direction = 'out'")).count == messages.count)
    }
}
