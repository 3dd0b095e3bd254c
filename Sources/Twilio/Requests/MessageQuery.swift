import ShortMessage
package import Transcripts

/// Which messages a list is to have, and which page of it.
package struct MessageQuery: Sendable {
    package let size: Int
    package let page: Int
    /// Before which place in the journal the page begins.
    package let before: Int64
    private let to: Address.Number?
    private let from: Address.Number?
    /// Milliseconds between which a message was sent.
    private let sent: Range<Int64>?
    private let filters: [FormParameters.Pair]

    private static let filterNames = ["To", "From", "DateSent", "DateSent<", "DateSent>"]

    /// Reads the parameters of a request; those that are unknown say nothing.
    package init(_ query: FormParameters) throws(TwilioError) {
        size = try Self.number(query, "PageSize", in: 1...1000) ?? 50
        page = try Self.number(query, "Page", in: 0...Int.max) ?? 0
        before = try Self.token(query["PageToken"])
        (to, from) = (try Self.address(query, "To"), try Self.address(query, "From"))
        sent = try Self.period(query)
        filters = query.pairs.filter { Self.filterNames.contains($0.name) }
    }

    package func matches(_ message: TwilioMessage) -> Bool {
        guard to.map({ $0 == message.to.number }) ?? true, from.map({ $0 == message.from.number }) ?? true else {
            return false
        }
        guard let sent else { return true }
        return message.sent.map { sent.contains($0.milliseconds) } ?? false
    }

    /// The query of another page of the same list.
    ///
    /// - Parameter place: before which it begins; nil for the first page.
    package func parameters(page: Int, before place: Int64?) -> String {
        let token = place.map { [(name: "PageToken", value: "PA\($0)")] } ?? []
        return FormParameters(filters + [("PageSize", "\(size)"), ("Page", "\(page)")] + token).encoded
    }

    private static func number(
        _ query: FormParameters, _ name: String, in range: ClosedRange<Int>
    ) throws(TwilioError) -> Int? {
        guard let text = query[name], !text.isEmpty else { return nil }
        guard let number = Int(text), number >= range.lowerBound else { throw .invalid(name) }
        return min(number, range.upperBound)
    }

    private static func token(_ text: String?) throws(TwilioError) -> Int64 {
        guard let text, !text.isEmpty else { return .max }
        guard text.hasPrefix("PA"), let place = Int64(text.dropFirst(2)), place > 0 else { throw .invalid("PageToken") }
        return place
    }

    private static func address(_ query: FormParameters, _ name: String) throws(TwilioError) -> Address.Number? {
        guard let text = query[name], !text.isEmpty else { return nil }
        guard let address = MessageOrder.telephone(text) ?? (try? Address(text)) else { throw .invalid(name) }
        return address.number
    }

    /// `DateSent` is a day of UTC, of which libraries send the midnight; `DateSent>` and `DateSent<` are a moment, or a day,
    /// with all that is later or earlier.
    private static func period(_ query: FormParameters) throws(TwilioError) -> Range<Int64>? {
        let on = try span(query, "DateSent").map { span in
            let day = Timestamp(milliseconds: span.lowerBound, offset: 0).date
            let start = Timestamp(startOf: day, offset: 0).milliseconds
            return start..<start + 86_400_000
        }
        let since = try span(query, "DateSent>").map { $0.lowerBound..<Int64.max }
        let until = try span(query, "DateSent<").map { Int64.min..<$0.upperBound }
        let periods = [on, since, until].compactMap(\.self)
        guard let first = periods.first else { return nil }
        return periods.dropFirst().reduce(first) { $0.clamped(to: $1) }
    }

    private static func span(_ query: FormParameters, _ name: String) throws(TwilioError) -> Range<Int64>? {
        guard let text = query[name], !text.isEmpty else { return nil }
        if let moment = try? Timestamp(text) { return moment.milliseconds..<moment.milliseconds + 1000 }
        guard let start = try? Timestamp(text + "T00:00:00Z") else { throw .invalid(name) }
        return start.milliseconds..<start.milliseconds + 86_400_000
    }
}
