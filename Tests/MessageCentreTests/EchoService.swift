import MessageCentre
import ShortMessage
import Store

/// A service that answers with what it was sent, and does on demand what else a service can do.
///
/// `FAIL` throws after writing; `QUIET` is silent; `LATER n` has the sender hear something n seconds later.
struct EchoService: Service {
    static let shortCode = Address(digits: "2757", typeOfNumber: .unknown)

    struct Refusal: Error {}

    func migrate(_ schema: inout Schema) {
        schema.add(
            "echo-1",
            script: "CREATE TABLE heard (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
            "CREATE TABLE later (due_at INTEGER NOT NULL, phone TEXT NOT NULL) STRICT")
    }

    func seed(_ transaction: Transaction) throws {
        try transaction.run("INSERT INTO heard (text) VALUES ('seed')")
    }

    func answer(_ message: InboundMessage, in transaction: Transaction) throws -> Answer {
        try transaction.run("INSERT INTO heard (text) VALUES (?)", .text(message.text))
        let words = message.text.split(separator: " ")
        switch words.first {
        case "FAIL": throw Refusal()
        case "QUIET": return .silent(Silence(rawValue: "quiet"))
        case "COUNT": return Answer([reply("\(try heard(in: transaction))", to: message)])
        case "LATER":
            let due = message.receivedAt.adding(seconds: Int64(words[1])!).milliseconds
            try transaction.run("INSERT INTO later VALUES (?, ?)", .integer(due), .text("\(message.from)"))
            return Answer([reply("later", to: message)])
        default: return Answer([reply(message.text, to: message)])
        }
    }

    func nextDue(in transaction: Transaction) throws -> Timestamp? {
        let due = try transaction.first("SELECT min(due_at) FROM later") { try $0.optionalInteger() } ?? nil
        return due.map { Timestamp(milliseconds: $0, offset: 420) }
    }

    func fireDue(at moment: Timestamp, in transaction: Transaction) throws -> [OutboundMessage] {
        let phones = try transaction.all(
            "DELETE FROM later WHERE due_at <= ? RETURNING phone", .integer(moment.milliseconds)
        ) { try $0.text() }
        return try phones.map {
            OutboundMessage(from: Self.shortCode, to: try Address($0), text: "now", sentAt: moment)
        }
    }

    func unavailable(for message: InboundMessage) -> OutboundMessage? {
        message.from.isShortCode ? nil : reply("unavailable", to: message)
    }

    private func heard(in transaction: Transaction) throws -> Int {
        try transaction.first("SELECT count(*) FROM heard WHERE text <> 'COUNT'") { try $0.count() } ?? 0
    }

    private func reply(_ text: String, to message: InboundMessage) -> OutboundMessage {
        OutboundMessage(from: message.to, to: message.from, text: text, sentAt: message.receivedAt)
    }
}

extension MessageCentre {
    /// A centre with the echo service.
    static func echo(
        _ store: StoreLocation = .memory, log: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(StoreError) -> MessageCentre {
        try MessageCentre(store: store, shortCode: EchoService.shortCode, service: EchoService(), log: log)
    }
}

extension InboundMessage {
    /// A message to the short code at some second of the morning of 21 November 2026.
    init(_ text: String, from phone: String = "+6281200000001", second: Int64 = 0, identity: String? = nil) throws {
        self.init(
            from: try Address(phone), to: EchoService.shortCode, text: text,
            receivedAt: try moment(second), identity: identity)
    }
}

/// A second of the morning of 21 November 2026, in Jakarta.
func moment(_ second: Int64) throws -> Timestamp {
    try Timestamp("2026-11-21T08:00:00+07:00").adding(seconds: second)
}

extension Acceptance {
    /// The texts that went out for the message, in order.
    var texts: [String] { caused.map(\.message.text) }

    var deliveries: [Delivery] { caused }
}
