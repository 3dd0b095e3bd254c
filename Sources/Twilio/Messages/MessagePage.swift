package import Transcripts

/// A page of a list of messages.
package struct MessagePage: Sendable {
    package let messages: [TwilioMessage]
    /// Before which the next page begins; nil at the end.
    package let next: Int64?

    package init(_ messages: [TwilioMessage], next: Int64?) { (self.messages, self.next) = (messages, next) }

    package func json(_ query: MessageQuery, _ account: TwilioAccount) -> JSONDocument {
        let list = "/2010-04-01/Accounts/\(account.sid)/Messages.json"
        let place = query.before == .max ? nil : query.before
        let start = query.page * query.size
        return .object([
            ("end", .number(max(start, start + messages.count - 1))),
            ("first_page_uri", .string("\(list)?\(query.parameters(page: 0, before: nil))")),
            ("messages", .array(messages.map { $0.json(account) })),
            ("next_page_uri", .optional(next.map { "\(list)?\(query.parameters(page: query.page + 1, before: $0))" })),
            ("page", .number(query.page)), ("page_size", .number(query.size)), ("previous_page_uri", .null),
            ("start", .number(start)), ("uri", .string("\(list)?\(query.parameters(page: query.page, before: place))")),
        ])
    }
}
