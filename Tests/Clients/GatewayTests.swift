import Foundation
import Testing

/// The modem is 2757 itself, a day's messages arrive, and an unmodified gateway answers them.
@Suite("A gateway as 2757")
struct GatewayTests {
    @Test("gammu-smsd takes a day's messages, and its answers are recorded")
    func gammuDaemon() async throws {
        try await Stand.use { stand in
            let day = try Day(in: stand.folder)
            let terminal = try await stand.modem(options: day.options)
            _ = try GammuDaemon(
                stand, at: terminal, reports: false,
                hook: #"gammu-smsd-inject -c smsdrc TEXT "$SMS_1_NUMBER" -text "Terima kasih, $SMS_1_NUMBER""#)
            try await day.areAllAnswered()
            try await KeptRecords(stand).converted(
                ["--own", Budi.shortCode, "inbox", "sent"], count: day.recordedCount)
            // The one with curly quotes came in two pieces of UCS-2.
            try #require(stand.folder.texts(in: "inbox").contains { $0.contains("#NUR’AINI RAHMAWATI#") })
        }
    }

    @Test("smstools3 takes a day's messages, and its answers are recorded")
    func smstools() async throws {
        try await Stand.use { stand in
            let day = try Day(in: stand.folder)
            let terminal = try await stand.modem(options: day.options)
            _ = try SMSTools(
                stand, at: terminal, memoryMethod: 1,
                handler: #"""
                    [ "$1" = RECEIVED ] || exit 0
                    sender=$(sed -n 's/^From: //p' "$2")
                    answer=$(mktemp answer.XXXXXX)
                    printf 'To: %s\n\nTerima kasih, +%s' "$sender" "$sender" > "$answer"
                    mv "$answer" outgoing/
                    """#)
            try await day.areAllAnswered()
            try await KeptRecords(stand).converted(
                ["--own", Budi.shortCode, "incoming", "sent"], count: day.recordedCount)
        }
    }
}

/// The first messages of the first day, and the record of what became of them.
private struct Day {
    private static let messageCount = 30
    /// What gateways keep in other alphabets and in several parts.
    private static let more = [
        #"Baris satu\nbaris dua"#, "Halo 👍", String(repeating: "panjang sekali ", count: 24) + "x",
        String(repeating: "panjang 😀 ", count: 15) + "x",
    ]

    private let folder: Folder
    /// `NUMBER > 2757 TEXT`, in order of time.
    private let messages: [String]

    init(in folder: Folder) throws {
        self.folder = folder
        let log = Project.root.appending(path: "samples/logs/first-day.smslog")
        let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
            .filter { !$0.hasPrefix("#") && $0.contains(" > \(Budi.shortCode) ") }.prefix(Self.messageCount)
        try #require(lines.count == Self.messageCount)
        let end = try #require(lines.last?.split(separator: " ").first)
        let all = lines.map(String.init) + Self.more.map { "\(end) +6281200000099 > \(Budi.shortCode) \($0)" }
        messages = all.map { Self.withoutTime($0[...]) }
        try folder.write(all.joined(separator: "\n") + "\n", to: "traffic.smslog")
    }

    /// For a modem that waits long for an answer, because it is ended when all are there.
    var options: [String] {
        let files = ["--traffic", folder.path("traffic.smslog"), "--record", folder.path("record.smslog")]
        return ["--role", "service", "--settle", "600"] + files
    }

    /// Waits for an answer to each message, ten at a time, and holds the record against the day.
    func areAllAnswered() async throws {
        for count in [10, 20, 30, messages.count] {
            try await folder.wait(for: "\(count) answers") { answers.count >= count ? true : nil }
        }
        try #require(recorded.filter { !$0.hasPrefix("\(Budi.shortCode) > ") } == messages)
        let senders = messages.compactMap { $0.split(separator: " ").first }
        let expected = senders.map { "\(Budi.shortCode) > \($0) Terima kasih, \($0)" }
        try #require(answers.sorted() == expected.sorted())
        print("clients: \(messages.count) messages of a day, \(answers.count) answers recorded")
    }

    /// Messages and answers.
    var recordedCount: Int { recorded.count }

    private var answers: [String] { recorded.filter { $0.hasPrefix("\(Budi.shortCode) > ") } }

    private var recorded: [String] {
        folder.text("record.smslog").split(separator: "\n").filter { !$0.hasPrefix("#") }.map(Self.withoutTime)
    }

    private static func withoutTime(_ line: Substring) -> String {
        String(line.drop { $0 != " " }.dropFirst())
    }
}
