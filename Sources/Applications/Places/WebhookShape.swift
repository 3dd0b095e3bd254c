/// What a program over HTTP is posted, and what its answer means.
public struct WebhookShape: Hashable, Sendable {
    /// Nil for the whole document.
    let members: [Member]?
    let encoding: Encoding
    /// What the body of a response means.
    public var answer: Answer

    /// What the whole document is, with the answer in the response.
    public static let document = WebhookShape(nil, .json, .reply)

    init(_ members: [Member]?, _ encoding: Encoding, _ answer: Answer) {
        (self.members, self.encoding, self.answer) = (members, encoding, answer)
    }

    /// How names and their texts stand in the body.
    enum Encoding: String {
        /// An object of strings.
        case json
        /// `application/x-www-form-urlencoded`.
        case form
    }

    /// What the body of a response means.
    public enum Answer: Hashable, Sendable {
        /// It is the program's answer.
        case reply
        /// Nothing: the program answers at another door.
        case acknowledgement
        /// The same, where it is this word; anything else is a failure.
        case word(String)
    }

    /// A name of the program's, and what stands there.
    struct Member: Hashable, Sendable {
        let name: String
        let part: Part
    }

    /// What is known of a message.
    enum Part: Hashable, Sendable {
        case known(Known)
        /// What the sender wrote in a field of the grammar; nothing where it is not filled.
        case field(String)
        case constant(String)
    }

    /// What is known of every message.
    enum Known: String, CaseIterable {
        case id, from, to, text, at, message, language
        /// Numbers without a plus.
        case fromDigits = "from-digits"
        case toDigits = "to-digits"
        /// `2026-11-21 01:00:00`, in UTC.
        case utc = "at-utc"
        /// Seconds since 1970.
        case unix = "at-unix"
        /// The first word in capitals.
        case keyword
    }
}

extension WebhookShape {
    /// Shapes by the names of those who post them.
    static let presets: [(name: String, shape: WebhookShape)] = [
        ("document", .document),
        (
            "gateway",
            WebhookShape(
                [
                    Member(.from), Member(.to), Member(.text), Member(.id), Member("timestamp", .known(.at)),
                ], .form, .reply)
        ),
        (
            "africastalking",
            WebhookShape(
                [
                    Member(.from), Member(.to), Member(.text), Member("date", .known(.utc)), Member(.id),
                    Member("linkId", .known(.id)),
                ], .form, .acknowledgement)
        ),
        (
            "vonage",
            WebhookShape(
                [
                    Member("msisdn", .known(.fromDigits)), Member("to", .known(.toDigits)),
                    Member("messageId", .known(.id)),
                    Member(.text), Member("type", .constant("text")), Member(.keyword),
                    Member("message-timestamp", .known(.utc)),
                ], .json, .acknowledgement)
        ),
        (
            "jasmin",
            WebhookShape(
                [
                    Member(.id), Member("from", .known(.fromDigits)), Member("to", .known(.toDigits)),
                    Member("content", .known(.text)), Member("coding", .constant("0")),
                ], .form, .word("ACK/Jasmin"))
        ),
    ]
}

extension WebhookShape.Member {
    fileprivate init(_ known: WebhookShape.Known) { self.init(name: known.rawValue, part: .known(known)) }
    fileprivate init(_ name: String, _ part: WebhookShape.Part) { self.init(name: name, part: part) }
}
