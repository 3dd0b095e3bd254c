import Foundation
import Glibc
import Testing

@Suite("The report of replay --via")
struct GatewayReportTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let arguments: [String]
        /// All that is printed, or what is on both sides of `…`.
        let output: String
        var isTold = true
    }

    static let picture = """
        --- a.smslog: +6281xxxxxx002
        @@ a.smslog:4: 2026-11-21T08:00:02+07:00: changed
        - PONG B
        + PONG
              ^

        """
    static let summary = "a.smslog: 3 messages, 3 replies, 1 changed\n"
    static let comments = "# " + picture.dropLast().replacing("\n", with: "\n# ") + "\n"
    static let files = ["a.smslog", "b.smslog"]

    static let passed = "b.smslog: 1 message, 1 reply, all as recorded\n"

    static let rows = [
        Row(testDescription: "is a picture", arguments: ["a.smslog"], output: picture + summary),
        Row(
            testDescription: "in TAP", arguments: ["--tap"] + files,
            output: "TAP version 13\nnot ok 1 - \(summary)\(comments)ok 2 - \(passed)1..2\n"),
        Row(
            testDescription: "in JSON Lines", arguments: ["--json"] + files,
            output: #"{"log":"a.smslog","line":4,"difference":"changed","to":"+6281xxxxxx002",…"problems":[]}"# + "\n"),
        Row(
            testDescription: "is a line a failing log, where quiet is asked for", arguments: ["--quiet"] + files,
            output: summary, isTold: false),
        Row(
            testDescription: "ends at the first that fails", arguments: ["--fail-fast"] + files,
            output: picture + summary),
        Row(
            testDescription: "of other persons alone", arguments: ["--only", "+6281200000001"] + files,
            output: "a.smslog: 3 messages, 2 replies, all as recorded\n…"),
    ]

    @Test("is that of any replay", arguments: rows)
    func report(_ row: Row) throws {
        let scratch = try Self.scratch()
        let arguments = ["--settle", "1s", "--junit", "r.xml"] + row.arguments
        let replay = try PlayedProgram(
            ["replay", "--via", "pty:tty", "--number", "5151"] + arguments, in: scratch, isTold: row.isTold)
        replay.answer(
            with: { $0 == "PING B" ? ["PONG"] : GatewayReplayTests.pong($0) },
            try ModemClient(terminal: scratch.path("tty")))
        let end = try replay.end()
        let ends = row.output.components(separatedBy: "…")
        #expect(end.output.hasPrefix(ends[0]) && end.output.hasSuffix(ends[ends.count - 1]), "\(end.output)")
        #expect(ends.count > 1 || end.output == row.output, "\(end.output)")
        let isWell = row.arguments.contains("--only")
        #expect(end.status == (isWell ? 0 : 1), "\(end.errors)")
        let junit = try JUnitDocument(Data(contentsOf: scratch.url("r.xml")))
        #expect(junit.violations == [])
        #expect(junit.attributes(of: "testcase").first?["name"] == "a.smslog")
        #expect(junit.attributes(of: "failure").count == (isWell ? 0 : 1))
    }

    private static func scratch() throws -> Scratch {
        let scratch = try Scratch()
        try scratch.write(GatewayReplayTests.log, to: "a.smslog")
        try scratch.write(
            GatewayReplayTests.log.split(separator: "\n").prefix(2).joined(separator: "\n") + "\n", to: "b.smslog")
        return scratch
    }
}

extension Scratch {
    /// Waits until a name is in the folder.
    func wait(for name: String) throws {
        let watch = inotify_init1(Int32(IN_CLOEXEC))
        try #require(watch >= 0 && inotify_add_watch(watch, path("."), UInt32(IN_CREATE | IN_MOVED_TO)) >= 0)
        defer { close(watch) }
        var event = [UInt8](repeating: 0, count: 4096)
        while try !names.contains(name) { try #require(read(watch, &event, event.count) > 0) }
    }
}
