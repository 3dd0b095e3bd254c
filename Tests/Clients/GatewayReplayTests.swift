import Foundation
import Testing

/// An unmodified gateway is the short code, and its answers are compared with those of a recorded log.
@Suite("A gateway under test")
struct GatewayReplayTests {
    /// What the gateway's hook does on purpose, as the replay tells it: kind, recipient, recorded and given text.
    static let wrong: Set = [
        "changed +6281200000013 PONG 3 PONG 4", "missing +6281200000011 PONG 5 nothing",
        "double +6281200000010 nothing PONG 8", "not-recorded +6281200000013 nothing PONG 11",
    ]

    static let log = day(withoutAnswerTo: 11)

    /// Twelve messages of four persons, and their answers.
    static func day(withoutAnswerTo silent: Int? = nil) -> String {
        (1...12).map { number in
            let time = "2026-11-21T08:00:\(number + 10)+07:00"
            let member = "+62812000000\(10 + number % 4)"
            let answer = number == silent ? "" : "\(time) 5151 > \(member) PONG \(number)\n"
            return "\(time) \(member) > 5151 PING \(number)\n\(answer)"
        }.joined()
    }

    static let hook = #"""
        answer() { gammu-smsd-inject -c smsdrc TEXT "$SMS_1_NUMBER" -text "$1"; }
        case ${SMS_1_TEXT#PING } in
            3) answer 'PONG 4' ;;
            5) ;;
            8) answer 'PONG 8' && sleep 1 && answer 'PONG 8' ;;
            *) answer "PONG ${SMS_1_TEXT#PING }" ;;
        esac
        """#

    @Test(
        "gammu-smsd answers some messages wrongly, and those are found and no others, five times in five",
        arguments: 1...5)
    func gammuDaemon(time: Int) async throws {
        try await Stand.use { stand in
            try stand.folder.write(Self.log, to: "day.smslog")
            let terminal = stand.folder.path("tty")
            let replay = try stand.start(
                "replay", Project.shortcode,
                ["replay", "--via", "pty:\(terminal)", "--number", "5151", "--timeout", "10m", "--settle", "20s"]
                    + ["--json", "--unmasked", "day.smslog"])
            try await replay.line(with: terminal)
            _ = try GammuDaemon(stand, at: terminal, reports: false, hook: Self.hook)
            try #require(await replay.end() == 1)
            try #require(Self.differences(in: replay.said) == Self.wrong)
            try #require(!stand.folder.exists("tty"))
        }
    }

    @Test("smstools3 answers as recorded, and passes")
    func smstools() async throws {
        try await Stand.use { stand in
            try stand.folder.write(Self.day(), to: "day.smslog")
            let terminal = stand.folder.path("tty")
            let replay = try stand.start(
                "replay", Project.shortcode,
                [
                    "replay", "--via", "pty:\(terminal)", "--number", "5151", "--timeout", "10m", "--settle", "20s",
                    "day.smslog",
                ])
            try await replay.line(with: terminal)
            _ = try SMSTools(
                stand, at: terminal, memoryMethod: 1,
                handler: #"""
                    [ "$1" = RECEIVED ] || exit 0
                    sender=$(sed -n 's/^From: //p' "$2")
                    text=$(sed '1,/^$/d' "$2")
                    answer=$(mktemp answer.XXXXXX)
                    printf 'To: %s\n\nPONG %s' "$sender" "${text#PING }" > "$answer"
                    mv "$answer" outgoing/
                    """#)
            try #require(await replay.end() == 0)
            try #require(replay.said.contains("day.smslog: 12 messages, 12 replies, all as recorded"))
        }
    }

    @Test("Kannel, bound by SMPP, answers as recorded, and passes")
    func kannel() async throws {
        try await Stand.use { stand in
            try stand.folder.write(Self.day(), to: "day.smslog")
            let replay = try stand.start(
                "replay", Project.shortcode,
                [
                    "replay", "--via", "smpp:0", "--number", "5151", "--timeout", "10m", "--settle", "20s",
                    "day.smslog",
                ])
            let port = try await replay.line(with: "5151 at ").split(separator: ":").last.map(String.init) ?? ""
            _ = try await Kannel(
                stand, Kannel.groups(["port = PORT\ntransceiver-mode = true"], port), ready: "type_name: bind_trans",
                services: """
                    group = sms-service
                    keyword = PING
                    text = "PONG %s"
                    """)
            try #require(await replay.end() == 0)
            try #require(replay.said.contains("day.smslog: 12 messages, 12 replies, all as recorded"))
        }
    }

    private static func differences(in output: String) -> Set<String> {
        let found = output.split(separator: "\n").compactMap { line -> String? in
            guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let kind = object["difference"] as? String, let recipient = object["to"] as? String
            else { return nil }
            let texts = ["recorded", "given"].map { (object[$0] as? [String: String])?["text"] ?? "nothing" }
            return ([kind, recipient] + texts).joined(separator: " ")
        }
        return Set(found)
    }
}
