import Foundation
import Testing

/// Messages of several persons to one service, as a door takes them.
struct RecordedConversation {
    struct Message: Equatable {
        let sender: String
        let text: String
    }

    let shortCode: String
    let messages: [Message]

    /// The first messages of those who send most in a log, and what only some doors can carry otherwise: a text with a line
    /// break, emoji, and texts of three segments of both alphabets.
    init(of log: String) throws {
        let text = try String(contentsOf: Run.package.appending(path: log), encoding: .utf8)
        let entries = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
        }
        let sent = entries.filter { $0.count == 5 && $0[1].hasPrefix("+62") && !$0[3].hasPrefix("+62") }
        let counts = Dictionary(grouping: sent, by: { $0[1] })
        let senders = counts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(3).map(\.key)
        shortCode = try #require(sent.first)[3]
        let chosen = senders.flatMap { sender in
            counts[sender, default: []].filter { Self.isPlain($0[4]) }.prefix(2).map {
                Message(sender: sender, text: $0[4])
            }
        }
        let special = [
            "Baris satu\nbaris dua", "Halo 👍", String(repeating: "panjang sekali ", count: 24) + "x",
            String(repeating: "panjang 😀 ", count: 15) + "x",
        ]
        messages = chosen + special.enumerated().map { Message(sender: senders[$0 % senders.count], text: $1) }
    }

    private init(_ shortCode: String, _ messages: [Message]) {
        (self.shortCode, self.messages) = (shortCode, messages)
    }

    private static func isPlain(_ text: String) -> Bool {
        text.count <= 160 && !text.hasPrefix(" ")
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " #.,-/:*".contains($0)) }
    }

    /// In the order of their first message.
    var senders: [String] {
        messages.reduce(into: []) { if !$0.contains($1.sender) { $0.append($1.sender) } }
    }

    /// Without the texts that end with a line.
    var withoutLineBreaks: RecordedConversation {
        RecordedConversation(shortCode, messages.filter { !$0.text.contains("\n") })
    }

    /// The messages among lines of a record that have no times, as they were sent.
    func recorded(in lines: [String]) -> RecordedConversation {
        let mark = " > \(shortCode) "
        let messages = lines.compactMap { line -> Message? in
            guard line.hasPrefix("+"), let place = line.firstRange(of: mark) else { return nil }
            return Message(
                sender: String(line[..<place.lowerBound]),
                text: String(line[place.upperBound...]).replacing("\\n", with: "\n"))
        }
        return RecordedConversation(shortCode, messages)
    }
}
