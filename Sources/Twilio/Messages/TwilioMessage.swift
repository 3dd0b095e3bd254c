package import ShortMessage
package import Transcripts

/// A message as Twilio shows it.
package struct TwilioMessage: Hashable, Sendable {
    /// Its place in the journal.
    package let place: Int64
    package let from: Address
    package let to: Address
    package var body: String
    package let created: Timestamp
    package var direction: Direction
    package var status: MessageStatus
    package var updated: Timestamp
    package var sent: Timestamp?
    package var failure: DeliveryFailure?
    package var serviceSID: String?

    /// Which way it goes, and why.
    package enum Direction: String, Hashable, Sendable {
        case inbound
        case api = "outbound-api"
        case reply = "outbound-reply"
    }

    /// One of which nothing is known yet but that it was taken.
    package init(
        _ place: Int64, from: Address, to: Address, _ body: String, at created: Timestamp, _ direction: Direction
    ) {
        (self.place, self.from, self.to, self.body) = (place, from.canonical, to.canonical, body)
        (self.created, updated, self.direction) = (created, created, direction)
        (status, sent) = direction == .inbound ? (.received, created) : (.queued, nil)
    }

    package func sid(_ account: TwilioAccount) -> String { "\(MessageSID(place, at: created, of: account))" }

    package var segments: Int { TextEncoding.cheapest(for: body).segments(of: body) ?? 1 }

    package func json(_ account: TwilioAccount) -> JSONDocument {
        let path = "/2010-04-01/Accounts/\(account.sid)/Messages/\(sid(account))"
        return .object([
            ("account_sid", .string(account.sid)), ("api_version", .string("2010-04-01")), ("body", .string(body)),
            ("date_created", .string(created.internetMessageDate)),
            ("date_sent", .optional(sent?.internetMessageDate)),
            ("date_updated", .string(updated.internetMessageDate)), ("direction", .string(direction.rawValue)),
            ("error_code", failure.map { .number($0.rawValue) } ?? .null),
            ("error_message", .optional(failure?.message)), ("from", .string(from.description)),
            ("messaging_service_sid", .optional(serviceSID)), ("num_media", .string("0")),
            ("num_segments", .string("\(segments)")), ("price", .null), ("price_unit", .string("USD")),
            ("sid", .string(sid(account))), ("status", .string(status.rawValue)),
            ("subresource_uris", .object([("media", .string("\(path)/Media.json"))])),
            ("to", .string(to.description)), ("uri", .string("\(path).json")),
        ])
    }
}

extension Timestamp {
    /// `Sat, 28 Nov 2026 11:00:00 +0000` (RFC 2822, 3.3), in UTC.
    package var internetMessageDate: String {
        let utc = told(at: 0)
        let (date, time) = (utc.date, utc.timeOfDay)
        let (year, month, day) = date.components
        // 1 January 1970 was a Thursday.
        let weekday = ((date.dayNumber + 3) % 7 + 7) % 7
        let two = { (number: Int) in (number < 10 ? "0" : "") + "\(number)" }
        let clock = [time.hour, time.minute, time.second].map(two).joined(separator: ":")
        let digits = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(Self.weekdays[weekday]), \(two(day)) \(Self.months[month - 1]) \(digits) \(clock) +0000"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
