import Transcripts
import Twilio

/// What the API shows of an account beside its messages.
struct AccountDocument {
    private let account: TwilioAccount

    init(_ account: TwilioAccount) { self.account = account }

    private var path: String { "/2010-04-01/Accounts/\(account.sid)" }

    var json: JSONDocument {
        .object([
            ("sid", .string(account.sid)), ("owner_account_sid", .string(account.sid)),
            ("friendly_name", .string("shortcode")), ("status", .string("active")), ("type", .string("Full")),
            ("uri", .string(path + ".json")),
            ("subresource_uris", .object([("messages", .string(path + "/Messages.json"))])),
        ])
    }

    /// A short message has no media.
    func media(of sid: String) -> JSONDocument {
        let uri = "\(path)/Messages/\(sid)/Media.json"
        return .object([
            ("end", .number(0)), ("first_page_uri", .string(uri)), ("media_list", .array([])),
            ("next_page_uri", .null), ("page", .number(0)), ("page_size", .number(50)), ("previous_page_uri", .null),
            ("start", .number(0)), ("uri", .string(uri)),
        ])
    }
}
