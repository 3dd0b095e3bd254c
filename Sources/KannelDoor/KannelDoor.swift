package import Applications
package import Kannel
package import MessageCentre
package import ShortMessage
package import Store

/// An smsbox of Kannel's at a number: what comes is asked of its services, what `sendsms` is given goes out, and what
/// becomes of it is told.
///
/// Each message is asked about once, those of one telephone in their order. The answer is in the store before the message
/// counts as delivered, so a death between them asks again and says nothing twice.
package actor KannelDoor {
    /// What its file says.
    package nonisolated let settings: KannelSettings
    nonisolated let number: Address
    nonisolated let centre: MessageCentre
    nonisolated let now: @Sendable () -> Timestamp
    nonisolated let counts = KannelCounts()
    private let endpoint: Endpoint
    private let sources: AnswerSources
    private let teller: ReportTeller
    private nonisolated let reports: ReportBook
    private let say: @Sendable (String) -> Void
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private var asking: [Int64: Task<Void, Never>] = [:]
    /// The last that a telephone has asked.
    private var lines: [Address.Number: Int64] = [:]
    private var isStopped = false
    private var failure: StoreError?
    private var idle: CheckedContinuation<Void, Never>?

    /// Messages that are asked about at once.
    private static let mostAsking = 64

    /// Takes what comes to a number.
    ///
    /// - Parameters:
    ///   - now: the machine's time.
    ///   - say: hears of what goes wrong, a line each.
    package init(
        _ settings: KannelSettings, at number: Address, of centre: MessageCentre, _ trust: WebTrust,
        now: @escaping @Sendable () -> Timestamp, saying say: @escaping @Sendable (String) -> Void
    ) async throws(AddressTaken) {
        (self.settings, self.number, self.centre, self.now, self.say) = (settings, number, centre, now, say)
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (self.wakes, self.wake) = (wakes, wake)
        endpoint = try await centre.register(.address(number), name: "Kannel at \(number)") { wake.yield() }
        let sources = AnswerSources(settings.words, trust)
        let teller = ReportTeller(sources, saying: say)
        let counts = counts
        let reports = ReportBook { address, message in
            counts.reported()
            teller.tell(address, of: message)
        }
        (self.sources, self.teller, self.reports) = (sources, teller, reports)
        await centre.listen { events in reports.take(events) }
    }

    /// Works until it is stopped or cancelled.
    ///
    /// - Throws: where the store fails.
    package func run() async throws(StoreError) {
        for await _ in wakes {
            if let failure { throw failure }
            guard !isStopped else { break }
            try await takeMore()
        }
        isStopped = true
        if let failure { throw failure }
    }

    /// Takes nothing more.
    package nonisolated func stop() { wake.finish() }

    /// Waits for what is asked and told at this moment, until it is cancelled, and gives the number back.
    package func close() async {
        isStopped = true
        wake.finish()
        await withTaskCancellationHandler {
            if !asking.isEmpty { await withCheckedContinuation { idle = $0 } }
            await teller.close()
        } onCancel: {
            Task { await self.giveUp() }
        }
        sources.close()
        await endpoint.close()
    }

    private func giveUp() {
        for task in asking.values { task.cancel() }
        sources.close()
    }

    // MARK: What comes

    private func takeMore() async throws(StoreError) {
        while asking.count < Self.mostAsking, !isStopped {
            let taken = try await endpoint.take(upTo: Self.mostAsking - asking.count)
            guard !taken.isEmpty else { return }
            for dispatch in taken { begin(dispatch) }
        }
    }

    /// What one telephone asks is asked in its order.
    private func begin(_ dispatch: Dispatch) {
        let phone = dispatch.phone
        let before = lines[phone].flatMap { asking[$0] }
        lines[phone] = dispatch.id
        asking[dispatch.id] = Task {
            await before?.value
            await self.serve(dispatch)
            self.finish(dispatch)
        }
    }

    private func finish(_ dispatch: Dispatch) {
        asking[dispatch.id] = nil
        if lines[dispatch.phone] == dispatch.id { lines[dispatch.phone] = nil }
        if asking.isEmpty {
            idle?.resume()
            idle = nil
        }
        wake.yield()
    }

    private func serve(_ dispatch: Dispatch) async {
        do throws(StoreError) {
            if case .message(let delivery) = dispatch, try await !answer(delivery) {
                return await endpoint.giveBack([dispatch.id])
            }
            try await endpoint.settle(dispatch.id, .delivered, at: now())
        } catch {
            failure = error
        }
    }

    /// - Returns: whether it is done; else it waits for the next process.
    private func answer(_ delivery: Delivery) async throws(StoreError) -> Bool {
        guard !Task.isCancelled else { return false }
        guard delivery.message.from.number != delivery.message.to.number else { return true }
        counts.received()
        var question = KannelMessage(delivery, settings)
        guard let service = settings.service(for: question) else {
            try await reply(settings.words.failed, .one, [:], to: question, delivery, nil)
            return true
        }
        question.service = service.name
        let answer = await sources.answer(of: service, to: question)
        guard !Task.isCancelled else { return false }
        if let complaint = answer.complaint { say("message \(delivery.id): \(complaint)") }
        try await reply(answer.text, service.rules, answer.headers, to: question, delivery, service)
        return true
    }

    private func reply(
        _ text: String, _ rules: SendingRules, _ headers: [String: String], to question: KannelMessage,
        _ delivery: Delivery, _ service: SMSService?
    ) async throws(StoreError) {
        let order = ReplyOrder(headers, rules, settings, from: question.number, to: question.phone, service)
        guard let from = try? Address(order.from), let to = try? Address(order.to) else {
            return say("message \(delivery.id): its answer goes from or to what is no number")
        }
        let texts = MessageParts.texts(of: text, rules, settings.words, isUCS2: order.isUCS2)
        for (index, text) in texts.enumerated() {
            let identity = "kannel:\(number.digits):\(delivery.id):\(index)"
            var submission = Submission(
                InboundMessage(from: from, to: to, text: text, receivedAt: now(), identity: identity))
            submission.coding = order.coding
            submission.validity = order.validity.map { Int64($0) * 60_000 }
            do throws(SubmissionError) {
                _ = try await send(submission, index == 0 ? order.report(question) : nil)
            } catch .store(let error) {
                throw error
            } catch {
                say("message \(delivery.id): its answer was not taken: \(error)")
            }
        }
    }

    // MARK: What goes out

    /// Hands a message to the centre; whoever wants to hear of it is told.
    nonisolated func send(
        _ submission: Submission, _ report: AwaitedReport?
    ) async throws(SubmissionError) -> Acceptance {
        if report != nil { reports.begin() }
        do throws(SubmissionError) {
            let acceptance = try await centre.submit(submission)
            counts.sent()
            if let report { reports.end(report, acceptance) }
            return acceptance
        } catch {
            if let report { reports.end(report, refusedAt: now()) }
            throw error
        }
    }
}

extension Dispatch {
    /// Whose telephone it concerns.
    fileprivate var phone: Address.Number {
        switch self {
        case .message(let delivery): delivery.message.from.number
        case .report(let report): report.recipient.number
        }
    }
}

extension KannelMessage {
    /// What has come, of no service yet.
    fileprivate init(_ delivery: Delivery, _ settings: KannelSettings) {
        let message = delivery.message
        let id = KannelID.uuid("\(delivery.id) \(message.sentAt.milliseconds) \(message.from) \(message.text)")
        self.init(
            from: message.from.description, to: message.to.description, message.text, at: message.sentAt, id: id,
            over: settings.linkName)
        (account, metaData) = (settings.linkAccount, settings.isLinkSMPP ? "?smpp?" : nil)
    }
}
