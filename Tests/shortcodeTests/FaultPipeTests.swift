import Foundation
import Testing

@Suite("Faults in the pipe")
struct FaultPipeTests {
    static let log = (0..<40).map { number in
        "2026-11-21T08:00:\(number < 10 ? "0" : "")\(number)+07:00 +62812000001\(10 + number % 7) > 2757 KONTAK\n"
    }.joined()
    static let faults = "loss=10%,duplicate=10%,delay=2s..30s,reorder=20%,reject=10%:22,silence=5%"

    @Test("are the same bytes for the same seed, and others for another")
    func seeded() throws {
        let first = try Run("--fault", Self.faults, "--seed", "7", input: Self.log)
        #expect(first.status == 0)
        #expect(try Run("--fault", Self.faults, "--seed", "7", input: Self.log).output == first.output)
        #expect(try Run("--fault", Self.faults, "--seed", "8", input: Self.log).output != first.output)
    }

    @Test("are comments in a log, which replay passes over, and remarks elsewhere")
    func comments() throws {
        let line = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 KONTAK"
        let rejected = try Run("--fault", "from=+62812*,reject=100%:22", input: line)
        #expect(
            rejected.lines == [
                "# fault: from=+62812*,reject=100%:22", "# seed: 0", line, "# no reply (fault)",
                "# line 1: fault at 2026-11-21T08:00:00+07:00: +6281200000001 > 2757 refused with cause 22",
            ])
        let late = try Run("--fault", "from=2757,delay=90s", input: line)
        #expect(late.lines[3] == "# line 1: fault at 2026-11-21T08:00:00+07:00: 2757 > +6281200000001 late by 90000 ms")
        #expect(late.lines[4] == "# reply to line 1")
        #expect(late.lines[5].hasPrefix("2026-11-21T08:01:30+07:00 2757 > +6281200000001 Hubungi 175"))
        #expect(try Run(input: late.output).lines.count == 2)
        let text = try Run("--fault", "to=+62812*,loss=100%", input: "KONTAK\n")
        #expect(text.output == "")
        #expect(text.errors.hasPrefix("line 1: fault at "))
        #expect(text.errors.hasSuffix(": 2757 > +6281xxxxxx001 lost\n"))
    }

    @Test("that hold a reply back let it go in time also on the machine's clock, and after the end of the input")
    func realClock() throws {
        let run = try Run("--fault", "delay=20ms", input: "KONTAK\nKONTAK\n")
        #expect(run.lines.count == 2)
        #expect(run.status == 0)
    }

    @Test("that an earlier run has made late are in the store, and leave at their time: no message, no wait")
    func leftLate() throws {
        let scratch = try Scratch()
        let store = scratch.path("a.sqlite")
        let typed = "AT+CMGF=1\rAT+CMGS=\"2757\"\rKONTAK\u{1A}"
        #expect(try Run("modem", "--store", store, "--fault", "delay=1h", input: typed).status == 0)
        #expect(try Run("queue", "--store", store, "--count").lines == ["1 enroute for 1 number"])
        let run = try Run("--store", store)
        #expect(run.lines.count == 1)
        #expect(run.output.contains(" 2757 > +6281200000001 Hubungi 175"))
        #expect(try Run("queue", "--store", store, "--count").lines == ["0 enroute for 0 numbers"])
    }

    static let idle = [
        "to=2757,loss=1%", "from=+62812*,delay=1s", "to=27*,duplicate=5%", "from=+6281200000001,reorder=1%",
        "from=2757,reject=1%", "from=2757,silence=1%", "from=5151,loss=1%",
    ]

    @Test("that could strike nothing are refused", arguments: idle)
    func strikingNothing(rule: String) throws {
        let log = LogTests.log(LogTests.question)
        for run in [
            try Run("--fault", rule, input: log), try Run("replay", "-", "--fault", rule, input: log),
            try Run("replay", "-", input: "# fault: \(rule)\n\(log)"),
        ] {
            #expect(run.errors.contains(" strike what "))
            #expect(run.status == 64)
        }
    }

    @Test("that are none are a usage error")
    func usage() throws {
        let run = try Run("--fault", "loss=1", input: "")
        #expect(run.status == 64)
        #expect(run.errors.contains("'1' is no loss; expected a share such as 0.5%, at most 100%"))
    }
}

@Suite("The speed of a log")
struct SpeedTests {
    @Test("changes no byte of what comes out")
    func sameBytes() throws {
        let log = LogTests.log(LogTests.registration, LogTests.question)
        #expect(try Run("--speed", "100000x", input: log).output == Run(input: log).output)
    }

    @Test("is refused where there is no log to play", arguments: [["--clock", "real"], ["--input", "text"]])
    func refused(options: [String]) throws {
        #expect(try Run(["--speed", "60x"] + options).status == 64)
        #expect(try Run("--speed", "fast", input: "").status == 64)
    }
}
