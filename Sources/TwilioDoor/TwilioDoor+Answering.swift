import Applications
import Foundation
import MessageCentre
import ShortMessage
import Store
import Transcripts
import Twilio

/// What comes to the account's numbers.
extension TwilioDoor {
    /// How often one answer may name another address.
    private static let mostRedirections = 10
    private static let mostReplies = 100

    /// Asks the number's address about a message, and sends what that answers.
    func answer(_ delivery: Delivery) async throws(StoreError) {
        let text = delivery.message
        guard let number = plan.numbers.first(where: { $0.address.number == text.to.number }) else { return }
        let message = TwilioMessage(
            delivery.id, from: text.from, to: number.address, text.text, at: text.sentAt, .inbound)
        let word = plan.hasOptOut ? OptOutWord(message.body) : nil
        if let word { try await reply(TwiML.Message(body: word.reply), 0, to: message, about: nil) }
        guard let webhook = number.webhook else { return }
        try await ask(webhook, message, word)
    }

    private func ask(_ webhook: String, _ message: TwilioMessage, _ word: OptOutWord?) async throws(StoreError) {
        let form = message.webhookForm(plan.account, word)
        var (address, isGet, replies): (String?, Bool, Int) = (webhook, false, 0)
        for step in 0...Self.mostRedirections {
            guard let asked = address, !Task.isCancelled else { return }
            address = nil
            for verb in await verbs(asked, form, isGet: isGet, "\(message.sid(plan.account))-\(step)", message) {
                switch verb {
                case .redirect(let next, let isGetNext):
                    (address, isGet) = (URL(string: next, relativeTo: URL(string: asked))?.absoluteString, isGetNext)
                case .message(let reply):
                    guard replies < Self.mostReplies else { continue }
                    replies += 1
                    try await self.reply(reply, replies, to: message, about: asked)
                }
                // What stands behind it is never done.
                if address != nil { break }
            }
        }
        if address != nil { say("message \(message.place): its addresses name each other without end") }
    }

    private func verbs(
        _ address: String, _ form: FormParameters, isGet: Bool, _ token: String, _ message: TwilioMessage
    ) async -> [TwiML.Verb] {
        switch await caller.ask(address, form, isGet: isGet, token: token) {
        case .failure(let failure):
            if !Task.isCancelled { say("message \(message.place): \(address): \(failure)") }
            return []
        case .success(let answer):
            do throws(TwilioError) {
                return try TwiML(answer.body, type: answer.headers["content-type"]).verbs
            } catch {
                say("message \(message.place): \(address): \(error)")
                return []
            }
        }
    }

    /// Sends one reply; the same once more, where a process was killed behind it, sends nothing.
    ///
    /// - Parameter address: what an address of a callback is relative to; nil for Twilio's own reply.
    private func reply(
        _ reply: TwiML.Message, _ index: Int, to message: TwilioMessage, about address: String?
    ) async throws(StoreError) {
        var form = [(name: "To", value: reply.to ?? message.from.description), ("Body", reply.body)]
        form.append(("From", reply.from ?? message.to.description))
        if let callback = reply.callback, let base = address.flatMap({ URL(string: $0) }),
            let url = URL(string: callback, relativeTo: base)
        {
            form.append(("StatusCallback", url.absoluteString))
        }
        let identity = "twilio:\(message.to.digits):\(message.place):\(index)"
        do throws(TwilioError) {
            let order = try MessageOrder(
                FormParameters(form), plan.rules, replyingTo: reply.to == nil ? message.from : nil)
            _ = try await send(order, identity: identity, as: .reply, isOwn: address == nil)
        } catch {
            guard error != .unavailable else { return }
            say("message \(message.place): its reply was not sent: \(error)")
        }
    }
}
