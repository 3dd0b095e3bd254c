package import MessageCentre
package import ShortMessage
package import Store
import Twilio

/// An account of Twilio's at a centre: it sends for whoever asks over HTTP, and asks the addresses of its numbers about what
/// comes to them. What one telephone writes is asked in its order.
///
/// A number's address is asked once about a message, as Twilio does it; a process that is killed meanwhile asks again when
/// it is back, and what was answered before is not sent twice.
package actor TwilioDoor {
    nonisolated let plan: TwilioPlan
    nonisolated let book: MessageBook
    nonisolated let centre: MessageCentre
    nonisolated let now: @Sendable () -> Timestamp
    nonisolated let say: @Sendable (String) -> Void
    nonisolated let caller: AddressCaller
    private let callbacks: CallbackLanes
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private var endpoints: [Address.Number: Endpoint] = [:]
    private var asking: [Int64: Task<Void, Never>] = [:]
    /// The last message of each telephone that is asked about.
    private var lines: [Address.Number: Int64] = [:]
    private var idle: CheckedContinuation<Void, Never>?
    private var isStopped = false
    private var failure: StoreError?

    /// Messages that are asked about at once.
    private static let mostAsking = 64

    /// Takes the account's numbers.
    ///
    /// - Parameters:
    ///   - now: the machine's time.
    ///   - say: hears what went wrong, a line each.
    /// - Throws: where one has another endpoint.
    package init(
        _ plan: TwilioPlan, at centre: MessageCentre, now: @escaping @Sendable () -> Timestamp,
        saying say: @escaping @Sendable (String) -> Void
    ) async throws {
        (self.plan, self.centre, self.now, self.say) = (plan, centre, now, say)
        let caller = AddressCaller(plan.account, plan.trust)
        let callbacks = CallbackLanes(plan.account, caller, saying: say)
        let book = MessageBook(plan) { callbacks.tell($0, $1) }
        (self.caller, self.callbacks, self.book) = (caller, callbacks, book)
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (self.wakes, self.wake) = (wakes, wake)
        book.fill(try await centre.messages(before: .max, atMost: plan.history).reversed())
        await centre.listen { book.take($0) }
        for number in plan.numbers {
            let name = "Twilio's account at \(number.address)"
            endpoints[number.address.number] =
                try await centre.register(.address(number.address), name: name) { wake.yield() }
        }
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

    /// Waits for what is asked and told at this moment, until it is cancelled, and gives the numbers back.
    package func close() async {
        isStopped = true
        wake.finish()
        await withTaskCancellationHandler {
            if !asking.isEmpty { await withCheckedContinuation { idle = $0 } }
            await callbacks.close()
        } onCancel: {
            Task { await self.giveUp() }
        }
        caller.close()
        for endpoint in endpoints.values { await endpoint.close() }
    }

    private func giveUp() {
        for task in asking.values { task.cancel() }
        caller.close()
    }

    /// Takes back a message that waits.
    ///
    /// - Returns: whether it waited.
    func cancel(_ message: TwilioMessage) async throws(StoreError) -> Bool {
        guard let endpoint = endpoints[message.from.number] else { return false }
        return try await endpoint.delete(message.place, at: now())
    }

    // MARK: What comes

    private func takeMore() async throws(StoreError) {
        for endpoint in endpoints.values {
            while asking.count < Self.mostAsking, !isStopped {
                let taken = try await endpoint.take(upTo: Self.mostAsking - asking.count)
                guard !taken.isEmpty else { break }
                for dispatch in taken { begin(dispatch, at: endpoint) }
            }
        }
    }

    private func begin(_ dispatch: Dispatch, at endpoint: Endpoint) {
        let phone = dispatch.phone
        let before = lines[phone].flatMap { asking[$0] }
        lines[phone] = dispatch.id
        asking[dispatch.id] = Task {
            await before?.value
            await self.serve(dispatch, at: endpoint)
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

    private func serve(_ dispatch: Dispatch, at endpoint: Endpoint) async {
        do throws(StoreError) {
            if case .message(let delivery) = dispatch {
                try await answer(delivery)
                guard !Task.isCancelled else { return await endpoint.giveBack([dispatch.id]) }
            }
            try await endpoint.settle(dispatch.id, .delivered, at: now())
        } catch {
            failure = error
            wake.yield()
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
