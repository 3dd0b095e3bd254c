import HTTPTypes
package import MessageCentre
package import ShortMessage
import Transcripts

/// Hands messages of requests to the centre, and words what became of them.
package struct PostOffice: Sendable {
    /// Short messages that one text may take.
    private static let mostSegments = 255

    package let centre: MessageCentre
    let log: MessageLog
    let reader: MessageReader
    let counts: RequestCounts
    /// The services, of which the first gets what names no recipient.
    let shortCodes: [Address]
    /// What a message is stamped with.
    package let now: @Sendable () -> Timestamp
    /// Hears who sends.
    private let noteSender: @Sendable (Address.Number) -> Void

    package init(
        _ centre: MessageCentre, _ log: MessageLog, _ reader: MessageReader, _ counts: RequestCounts,
        shortCodes: [Address], now: @escaping @Sendable () -> Timestamp,
        noteSender: @escaping @Sendable (Address.Number) -> Void = { _ in }
    ) {
        (self.centre, self.log, self.reader, self.counts) = (centre, log, reader, counts)
        (self.shortCodes, self.now) = (shortCodes, now)
        self.noteSender = noteSender
    }

    package func style(isUnmasked: Bool) -> MessageStyle {
        MessageStyle(reader, services: log.services, isUnmasked: isUnmasked)
    }

    /// A message as the body of a request has it.
    func message(_ fields: JSONFields, _ identity: String?) throws(Problem) -> InboundMessage {
        let from = try fields.required("from", try fields.address("from"))
        let to = try fields.required("to", try fields.address("to") ?? shortCodes.first)
        let text = try fields.required("text", try fields.string("text"))
        guard !from.isOfNobody else {
            throw fields.problem("from", "is nobody's number; expected one such as +6281200000001")
        }
        guard log.services[from] == nil else {
            throw fields.problem("from", "is a service's number; expected a handset's, such as +6281200000001")
        }
        guard let segments = TextEncoding.cheapest(for: text).segments(of: text), segments <= Self.mostSegments else {
            throw fields.problem("text", "takes more than \(Self.mostSegments) short messages")
        }
        noteSender(from.number)
        return InboundMessage(from: from, to: to, text: text, receivedAt: now(), identity: identity)
    }

    // MARK: One

    /// Sends a message, and waits for what it causes to be final where that is asked for.
    func send(_ message: InboundMessage, waiting period: Int64?, _ style: MessageStyle) async throws -> JSONDocument {
        let began = ContinuousClock.now
        let acceptance: Acceptance
        do throws(SubmissionError) {
            acceptance = try await centre.submit(Submission(message))
        } catch .struck(let fault) {
            return document(of: MessageEntry(refused: message, by: fault), [], style)
        } catch {
            throw Problem(error)
        }
        counts.count(commit: ContinuousClock.now - began)
        if let period, let id = acceptance.id {
            _ = await log.waitUntilSettled(id, upTo: .milliseconds(period))
        }
        return document(of: acceptance, style)
    }

    // MARK: Several

    /// Messages that share a commit.
    private static let mostInCommit = 500

    /// Sends messages in their order; those that are not what they must be say so in their place.
    func send(_ messages: [Result<InboundMessage, Problem>], _ style: MessageStyle) async throws -> [JSONDocument] {
        let good = messages.compactMap { try? $0.get() }
        var outcomes: [JSONDocument] = []
        for start in stride(from: 0, to: good.count, by: Self.mostInCommit) {
            let batch = good[start..<min(start + Self.mostInCommit, good.count)].map { Submission($0) }
            let began = ContinuousClock.now
            do {
                outcomes += try await centre.submit(batch).map { result(of: $0, style) }
            } catch {
                throw Problem(SubmissionError.store(error))
            }
            counts.count(commit: ContinuousClock.now - began)
        }
        var rest = outcomes[...]
        return messages.map { message in
            switch message {
            case .success: rest.popFirst() ?? .null
            case .failure(let problem): .object([("problem", problem.json)])
            }
        }
    }

    private func result(of acceptance: Acceptance, _ style: MessageStyle) -> JSONDocument {
        switch acceptance.outcome {
        case .refused(let clash): problem(.identityClash(clash))
        case .congested(let congestion): problem(.congested(congestion))
        case .unschedulable: problem(.unschedulable)
        case .senderIsService: problem(.senderIsService)
        case .struck(let fault):
            document(of: MessageEntry(refused: acceptance.message, by: fault), [], style)
        case .answered, .silent, .repeated, .asked, .incomplete, .forwarded, .undeliverable:
            document(of: acceptance, style)
        }
    }

    private func problem(_ error: SubmissionError) -> JSONDocument { .object([("problem", Problem(error).json)]) }

    // MARK: What became of them

    private func document(of acceptance: Acceptance, _ style: MessageStyle) -> JSONDocument {
        let kept = acceptance.id.flatMap(log.entry)
        let isForService = log.services[acceptance.message.to] != nil
        let entry =
            kept ?? MessageEntry(accepted: acceptance.message, id: acceptance.id, isForService: isForService)
        let caused = Set(acceptance.caused.map(\.id)).union(entry.replies).sorted()
        let known = Dictionary(log.entries(caused).map { ($0.id ?? 0, $0) }) { first, _ in first }
        let fresh = Dictionary(acceptance.caused.map { ($0.id, MessageEntry($0)) }) { first, _ in first }
        return document(of: entry, caused.compactMap { known[$0] ?? fresh[$0] }, style)
    }

    private func document(of entry: MessageEntry, _ replies: [MessageEntry], _ style: MessageStyle) -> JSONDocument {
        let reading = entry.state == .refused ? nil : reader.reading(entry.text, to: entry.to, on: entry.at.date)
        return .object([
            ("message", style.json(of: entry)),
            ("read", reading.flatMap { try? $0.get() }.map { style.json(of: $0, to: entry.to) } ?? .null),
            ("error", reading.flatMap(\.failure).map { style.json(of: $0) } ?? .null),
            ("silence", silence(of: entry)), ("replies", .array(replies.map(style.json))),
        ])
    }

    private func silence(of entry: MessageEntry) -> JSONDocument {
        guard let silence = entry.silence else { return .null }
        return .object([("reason", .string(silence.rawValue)), ("detail", .string("no reply (\(silence.rawValue))"))])
    }
}

extension Result {
    fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

extension Problem {
    /// Why nothing was done with a message.
    init(_ error: SubmissionError) {
        switch error {
        case .congested: self = Problem(.tooManyRequests, "\(error)").with(.retryAfter, "1")
        case .identityClash: self.init(.conflict, "\(error)", field: "id")
        case .struck, .unschedulable: self.init(.unprocessableContent, "\(error)")
        case .senderIsService: self.init(.unprocessableContent, "\(error)", field: "from")
        case .store: self = Problem(.serviceUnavailable, "\(error)").with(.retryAfter, "5")
        }
    }
}
