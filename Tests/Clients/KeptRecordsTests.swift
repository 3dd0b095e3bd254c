import Foundation
import Processes
import Testing

/// What real gateways keep of their messages is what `shortcode convert` reads.
@Suite("Records of unmodified gateways are converted")
struct KeptRecordsTests {
    @Test("gammu-smsd's database, and a dump of it")
    func database() async throws {
        try await Stand.use { stand in
            let terminal = try await stand.modem(options: ["--record", stand.folder.path("record.smslog")])
            let file = stand.folder.path("smsd.db")
            let script = Project.script("gammu_database.py")
            _ = try await stand.run("make", .python, [script, "make", file])
            let daemon = try GammuDatabase(stand, at: terminal)
            try await daemon.send(Budi.registration)
            try await daemon.send("Baris satu\nbaris dua 👍")
            try await daemon.send(String(repeating: "panjang sekali ", count: 24) + "x")
            let kept = KeptRecords(stand)
            // A row for each segment that was sent: one, one and three; a row for each reply.
            try await kept.converted(["--own", "+6281200000001", file], count: 6)
            let dump = try await stand.run("dump", .python, [script, "dump", file])
            try stand.folder.write(dump, to: "smsd.sql")
            try await kept.converted(["--own", "+6281200000001", stand.folder.path("smsd.sql")], count: 6)
        }
    }
}

/// What a gateway keeps, held against the record of its modem.
struct KeptRecords {
    private let stand: Stand
    private let folder: Folder

    init(_ stand: Stand) {
        (self.stand, folder) = (stand, stand.folder)
    }

    /// Converts until all messages are there, for gateways file what they have sent in their own time.
    ///
    /// - Parameter count: of the messages in the modem's record.
    /// - Throws: where they are others than those that the modem recorded.
    func converted(_ arguments: [String], count: Int) async throws {
        let (program, folder) = (Project.shortcode, folder)
        let converted = try await folder.wait(for: "\(count) converted messages") { () -> [String]? in
            let process = Process()
            (process.executableURL, process.arguments) = (program, ["convert"] + arguments)
            process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
            let output = Pipe()
            (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
            try process.run()
            let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
            process.waitForEnd()
            let lines = Self.messages(text)
            return lines.count >= count ? lines : nil
        }
        let recorded = Self.messages(folder.text("record.smslog"))
        guard converted == recorded else {
            throw EarlyEnd(description: "converted \(converted), recorded \(recorded)")
        }
    }

    /// Without their times, and numbers without their plus, which not every gateway keeps.
    private static func messages(_ log: String) -> [String] {
        log.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
            return parts.dropFirst().enumerated().map { $0 == 3 ? String($1) : String($1.replacing("+", with: "")) }
                .joined(separator: " ")
        }.sorted()
    }
}

/// gammu-smsd with an SQLite database, running.
private struct GammuDatabase {
    private let stand: Stand

    init(_ stand: Stand, at terminal: String) throws {
        self.stand = stand
        try stand.folder.write(
            GammuConfiguration.daemon(at: terminal, database: "smsd.db", in: stand.folder), to: "smsdrc")
        try stand.start(.gammuDaemon, "-c", stand.folder.path("smsdrc"))
    }

    func send(_ text: String) async throws {
        let name = "inject-\(stand.folder.names(in: ".").count)"
        let arguments = ["-c", stand.folder.path("smsdrc"), "TEXT", Budi.shortCode, "-len", "400"]
        _ = try await stand.run(
            name, .gammuInject, arguments + (text.utf8.count == text.count ? [] : ["-unicode"]) + ["-text", text])
    }
}
