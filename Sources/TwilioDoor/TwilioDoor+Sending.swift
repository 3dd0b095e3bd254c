import Foundation
import MessageCentre
import ShortMessage
import Store
import Twilio

/// What the account sends, and what is kept of its messages.
extension TwilioDoor {
    /// Rows of the journal that are read at once, and for one page.
    private static let (rowsAtOnce, mostRows) = (500, 50_000)

    /// Hands a message to the centre.
    ///
    /// - Parameters:
    ///   - identity: with which it is sent once at most.
    ///   - isOwn: whether it goes to those, too, who want nothing.
    nonisolated func send(
        _ order: MessageOrder, identity: String? = nil, as direction: TwilioMessage.Direction = .api,
        isOwn: Bool = false
    ) async throws(TwilioError) -> TwilioMessage {
        guard isOwn || !book.hasOptedOut(order.to, of: order.from) else { throw .optedOut }
        let message = InboundMessage(
            from: order.from, to: order.to, text: order.body, receivedAt: now(), identity: identity)
        let submission = Submission(message, validity: order.validity.map { $0 * 1000 }, notBefore: order.sendAt)
        let acceptance: Acceptance
        do throws(SubmissionError) {
            acceptance = try await centre.submit(submission)
        } catch {
            throw refusal(error, order)
        }
        guard let place = acceptance.id else { throw .unavailable }
        book.note(place, order.callback) { message in
            (message.direction, message.serviceSID) = (direction, order.serviceSID)
            if order.sendAt != nil, message.status == .queued { message.status = .scheduled }
        }
        let taken = acceptance.message
        return book.message(place)
            ?? TwilioMessage(place, from: taken.from, to: taken.to, taken.text, at: taken.receivedAt, direction)
    }

    private nonisolated func refusal(_ error: SubmissionError, _ order: MessageOrder) -> TwilioError {
        switch error {
        case .congested: return .queueFull
        case .senderIsService: return .foreignSender("\(order.from)")
        case .identityClash, .struck, .unschedulable: return .unroutable("\(order.to)")
        case .store(let error):
            say("\(error)")
            return .unavailable
        }
    }

    // MARK: Reading

    /// The message of an SID.
    nonisolated func message(_ sid: String) async throws(TwilioError) -> TwilioMessage {
        guard let place = MessageSID.place(in: sid) else { throw .notFound(sid) }
        let found: TwilioMessage?
        if let message = book.message(place) {
            found = message
        } else {
            found = try await stored { () async throws(StoreError) in try await centre.message(place) }
                .flatMap { book.message($0) }
        }
        guard let found, found.sid(plan.account) == sid else { throw .notFound(sid) }
        return found
    }

    /// The newest messages that a query wants: the last ones of memory, and behind them what a store in a file has.
    nonisolated func page(_ query: MessageQuery) async throws(TwilioError) -> MessagePage {
        var (messages, oldest) = book.page(query, atMost: query.size + 1)
        var (place, rows) = (min(query.before, oldest ?? .max), 0)
        let isKept = await centre.isKept
        while isKept, messages.count <= query.size, rows < Self.mostRows {
            let before = place
            let page = try await stored { () async throws(StoreError) in
                try await centre.messages(before: before, atMost: Self.rowsAtOnce)
            }
            guard let last = page.last else { break }
            messages += page.compactMap { book.message($0) }.filter(query.matches)
            (place, rows) = (last.id, rows + page.count)
        }
        let shown = Array(messages.prefix(query.size))
        return MessagePage(shown, next: messages.count > query.size ? shown.last?.place : nil)
    }

    // MARK: Erasing

    /// Takes the text of a message out of all that is kept, or all of the message.
    nonisolated func erase(_ message: TwilioMessage, whole: Bool) async throws(TwilioError) {
        guard message.status.isFinal else { throw .incomplete }
        let isDone = try await stored { () async throws(StoreError) in
            try await centre.eraseText(of: message.place, withNumbers: whole)
        }
        guard isDone else { throw .incomplete }
        book.erase(message.place, whole: whole)
    }

    private nonisolated func stored<Value: Sendable>(
        _ work: () async throws(StoreError) -> Value
    ) async throws(TwilioError) -> Value {
        do throws(StoreError) {
            return try await work()
        } catch {
            say("\(error)")
            throw .unavailable
        }
    }
}
