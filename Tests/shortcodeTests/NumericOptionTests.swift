import Testing

@Suite("A number at an end of its range")
struct NumericOptionTests {
    static let numbers = [
        "", "0", "-1", "1", "+5", "1e3", "0x10", " 1", "１", "2147483647", "2147483648", "-2147483649",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615",
        "18446744073709551616", "1" + String(repeating: "0", count: 400),
    ]

    /// `N` stands for the number; each command is quick whatever it is.
    static let commands: [[String]] = [
        ["--seed", "N"], ["--keep", "Nd", "--store", "/nowhere/a"], ["--speed", "N"], ["--speed", "Nx"],
        ["--from", "N"], ["--to", "N"], ["--zone", "N"], ["--zone=-N:00"], ["--zone=+00:N"],
        ["--fault", "loss=N%"], ["--fault", "delay=Ns"], ["--fault", "delay=1s..Ns"], ["--fault", "delay=Nd..Nd"],
        ["--fault", "reject=1%:N"], ["--fault", "from=N,loss=1%"],
        ["replay", "--seed", "N", "a"], ["replay", "--expect", "N unanswered", "a"], ["replay", "--times", "Ns", "a"],
        ["replay", "--only", "N*", "a"], ["replay", "--clock", "N", "a"],
        ["explain", "--on", "N", "SALDO"], ["explain", "--on", "N-01-01", "SALDO"], ["explain", "SALDO N"],
        ["explain", "DAFTAR SALDO#N#N#N#N"],
        ["generate", "--seed", "N", "--count", "1"], ["generate", "--senders", "N", "--count", "1"],
        ["generate", "--rate", "N", "--count", "3", "--output", "log"], ["generate", "--from", "N", "--count", "1"],
        ["generate", "--code", "N", "--count", "1"], ["generate", "--start", "N", "--count", "1"],
        ["generate", "--start", "9999-12-31T23:59:59-N:00", "--count", "1", "--output", "log"],
        ["members", "generate", "--count", "1", "--seed", "N"],
        ["members", "show", "--store", "a", "--nik", "N"], ["members", "show", "--store", "a", "--kpj", "N"],
        ["members", "show", "--store", "a", "--phone", "N"],
        ["members", "credit", "--store", "a", "--kpj", "08012345678", "--month", "2026-10", "--wage", "N"],
        ["members", "credit", "--store", "a", "--kpj", "08012345678", "--month", "N", "--wage", "1"],
        ["members", "credit", "--store", "a", "--kpj", "08012345678", "--development", "N"],
        ["members", "rebind", "--store", "a", "--nik", "N", "--phone", "N"],
        ["members", "unlock", "--store", "a", "--kpj", "N"], ["members", "forget", "--store", "a", "--nik", "N"],
        ["members", "verify", "--store", "a", "--zone", "N"],
        ["messages", "--store", "a", "--after", "N"], ["messages", "--store", "a", "--number", "N*"],
        ["queue", "--store", "a", "--from", "N"], ["queue", "--store", "a", "--to", "N*"],
    ]

    @Test("of an option is taken or refused with a line, and never a trap", arguments: commands)
    func options(_ arguments: [String]) throws {
        for number in Self.numbers {
            let run = try Run(arguments.map { $0.replacing("N", with: number) })
            #expect([0, 1, 64, 74].contains(run.status), "\(arguments) with \(number)")
            #expect(run.status == 0 || !run.errors.isEmpty, "\(arguments) with \(number)")
            #expect(!run.errors.contains("Fatal error"), "\(arguments) with \(number)")
        }
    }

    /// `generate` with a count that is taken does as much work.
    @Test(
        "of messages or cards to be made is refused where nobody can want so many",
        arguments: ["generate", "members generate"])
    func counts(command: String) throws {
        for number in Self.numbers where number.count > 11 || number.hasPrefix("-") {
            let run = try Run(command.split(separator: " ").map(String.init) + ["--count", number, "--output", "log"])
            #expect(run.status == 64, "\(command) --count \(number)")
        }
    }

    /// `N` stands for the number in a line of a log.
    static let lines = [
        "2026-11-21T08:00:00+07:00 +N > 2757 SALDO", "2026-11-21T08:00:00+07:00 N > 2757 SALDO N",
        "2026-11-21T08:00:00+07:00 +6281200000001 > N SALDO", "N-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO",
        "2026-11-21T08:00:00.N+07:00 +6281200000001 > 2757 SALDO",
        "2026-11-21T08:00:00+N:00 +6281200000001 > 2757 SALDO",
        #"{"at":"2026-11-21T08:00:00+07:00","from":"N","text":"N","id":"N"}"#, #"{"from":"+6281200000001","text":N}"#,
        #"{"N":N,"from":"+6281200000001","text":"a"}"#,
    ]

    @Test("in a line of a log is taken or refused with a line, and never a trap", arguments: lines)
    func fields(_ line: String) throws {
        for number in Self.numbers {
            let text = line.replacing("N", with: number) + "\n"
            for arguments in [["--input", line.hasPrefix("{") ? "json" : "log"], ["replay", "-"]] {
                let run = try Run(arguments, octets: Array(text.utf8))
                #expect([0, 1, 64].contains(run.status), "\(arguments) with \(text)")
            }
        }
    }
}
