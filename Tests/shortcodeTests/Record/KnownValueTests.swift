import Foundation
import Testing

@Suite("What only a later line says of a person")
struct KnownValueTests {
    static let time = "2026-11-21T08:00:00+07:00"
    /// Nobody of the sample members; in the first two lines a stranger's name and card stand in fields for other things.
    static let messages = [
        "KANTOR WAYAN SUKERTA", "SIMULASI#09914567890#5",
        "DAFTAR SALDO#3273015203880077#WAYAN SUKERTA#12-03-1988#09914567890",
    ]

    static let log = messages.map { "\(time) +6281255000001 > 2757 \($0)\n" }.joined()
    static let json = messages.map { #"{"at":"\#(time)","from":"+6281255000001","to":"2757","text":"\#($0)"}"# + "\n" }
        .joined()
    static let table =
        "Time;From;To;Message\n"
        + messages.map { "21/11/2026 08:00;+6281255000001;2757;\($0)\n" }.joined()
    static let access = messages.map { text in
        "2026-11-21 08:00:00 Receive SMS [SMSC:a] [SVC:] [ACT:] [BINF:] [FID:] [META:?] [from:+6281255000001] [to:2757] "
            + "[flags:-1:0:-1:0:-1] [msg:\(text.utf8.count):\(text)] [udh:0:]\n"
    }.joined()

    static let records = [("log", log), ("json", json), ("csv", table), ("kannel", access)]

    private func hides(_ text: String, _ scratch: Scratch) -> Bool {
        !text.isEmpty
            && ["WAYAN", "SUKERTA", "9914567890", "3273015203880077", "81255000001"].allSatisfy { !text.contains($0) }
    }

    @Test(
        "has its pseudonym in the first line as well, in every kind of record, in a file and from stdin",
        arguments: records)
    func converted(form: String, octets: String) throws {
        let scratch = try Scratch()
        let key = try scratch.key()
        try scratch.write(octets, to: "a")
        let file = try Run("convert", "--input", form, "--pseudonymise", key, scratch.path("a"))
        #expect(hides(file.output, scratch) && file.lines.count >= 3 && file.status == 0, "\(file)")
        let stream = try Run("convert", "--input", form, "--pseudonymise", key, "-", input: octets)
        #expect(stream.output == file.output && stream.status == 0, "\(stream)")
        let pipe = try Run(
            command: "cat | \(Run.program.path) convert --input \(form) --pseudonymise \(key) -", input: octets)
        #expect(pipe.output == file.output && pipe.status == 0, "\(pipe)")
    }

    @Test("has it where another file says it, and through a FIFO")
    func otherFiles() throws {
        let scratch = try Scratch()
        let key = try scratch.key()
        let lines = Self.log.split(separator: "\n").map { "\($0)\n" }
        try scratch.write(lines[0] + lines[1], to: "a")
        try scratch.write(lines[2], to: "b")
        let files = try Run("convert", "--pseudonymise", key, scratch.path("a"), scratch.path("b"))
        #expect(hides(files.output, scratch) && files.status == 0, "\(files)")
        let fifo = scratch.path("fifo")
        // A shell takes stdin from what runs beside it, but no descriptor of another number.
        let run = try Run(
            command:
                "mkfifo \(fifo); exec 4<&0; cat <&4 > \(fifo) & \(Run.program.path) convert --pseudonymise \(key) \(fifo)",
            input: Self.log)
        #expect(hides(run.output, scratch), "\(run)")
        #expect(try scratch.names == ["a", "b", "fifo", "key"])
    }

    @Test("is hidden in the first line of a live record where the store knows the member")
    func recorded() throws {
        let scratch = try Scratch()
        let key = try scratch.key()
        try scratch.write(
            "nik,name,birth_date,kpj,status,programmes,employer,phone,email,balance,balance_as_of,last_contribution\n"
                + "3273015203880077,WAYAN SUKERTA,1988-03-12,09914567890,active,JHT,,+6281255000001,,1000,2026-10-31,2026-10\n",
            to: "members.csv")
        let store = ["--store", scratch.path("a.sqlite")]
        let entered = try Run(["members", "import", scratch.path("members.csv")] + store)
        try #require(entered.status == 0, "\(entered)")
        for name in ["a.smslog", "a.jsonl"] {
            let record = ["--record", scratch.path(name), "--pseudonymise", key, "--from", "+6281266000001"]
            let run = try Run(record + store, octets: Array((Self.messages[0] + "\n" + Self.messages[1] + "\n").utf8))
            #expect(run.status == 0, "\(run)")
            let text = try scratch.text(name)
            #expect(hides(text, scratch) && text.contains("KANTOR ") && !text.contains("81266000001"), "\(text)")
        }
        let sample = try Run(
            "--record", scratch.path("b.smslog"), "--pseudonymise", key,
            input: "KANTOR BUDI SANTOSO\nSIMULASI#08012345678#5\n")
        #expect(sample.status == 0)
        let text = try scratch.text("b.smslog")
        #expect(!text.contains("BUDI") && !text.contains("SANTOSO") && !text.contains("8012345678"), "\(text)")
    }
}
