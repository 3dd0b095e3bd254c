import MessageCentre
import ShortMessage
public import Store

/// The endpoint of one program: takes what waits for it, asks, and ends each question with its answer.
///
/// Questions of one sender are asked one behind the other, those of several at the same time. One that fails is asked again
/// until its validity period is over; that runs on the centre's clock, which sends the apology then.
public actor ProgramDoor {
    private let asker: Asker
    private let endpoint: Endpoint
    private let now: @Sendable () -> Timestamp
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation

    private var lines: [Address.Number: Line] = [:]
    private var ready: [Address.Number] = []
    private var held = 0
    private var running = 0
    private var ends: [(end: QuestionEnd, done: CheckedContinuation<Void, Never>)] = []
    private var isEnding = false
    private var isStopped = false
    private var failure: StoreError?
    private var idle: CheckedContinuation<Void, Never>?

    /// What one sender has asked.
    private struct Line {
        var questions: [Question]
        /// Tries of the first one.
        var tries = 0
    }

    /// Questions that are taken and have no end: the others wait in the store.
    private static let mostHeld = 2000

    init(_ asker: Asker, at centre: MessageCentre, now: @escaping @Sendable () -> Timestamp) async throws(AddressTaken)
    {
        (self.asker, self.now) = (asker, now)
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        (self.wakes, self.wake) = (wakes, wake)
        let shortCode = asker.service.shortCode
        endpoint = try await centre.register(.questions(shortCode), name: "the program at \(shortCode)") {
            wake.yield()
        }
    }

    /// Asks until it is cancelled or stopped; what has no answer then waits for the next process.
    ///
    /// - Throws: where the store fails.
    public func run() async throws(StoreError) {
        for await _ in wakes {
            if let failure { throw failure }
            guard !isStopped else { break }
            try await takeMore()
            startNext()
        }
        isStopped = true
        if let failure { throw failure }
    }

    /// Takes nothing more.
    public nonisolated func stop() { wake.finish() }

    /// Waits for the answers to what is asked at this moment, and gives up the rest.
    public func close() async {
        isStopped = true
        wake.finish()
        if running > 0 { await withCheckedContinuation { idle = $0 } }
        await asker.close()
        await endpoint.close()
    }

    private func takeMore() async throws(StoreError) {
        guard held < Self.mostHeld else { return }
        for question in try await endpoint.takeQuestions(upTo: Self.mostHeld - held) {
            held += 1
            let sender = question.message.from.number
            if lines[sender]?.questions.append(question) == nil {
                lines[sender] = Line(questions: [question])
                ready.append(sender)
            }
        }
    }

    private func startNext() {
        while !isStopped, running < asker.patience.mostInFlight, !ready.isEmpty {
            let sender = ready.removeFirst()
            running += 1
            Task { await serve(sender) }
        }
    }

    private func serve(_ sender: Address.Number) async {
        guard let question = lines[sender]?.questions.first else { return finish(sender) }
        guard await endpoint.unanswered(among: [question.id]).contains(question.id) else {
            await endpoint.giveBack([question.id])
            return finish(sender)
        }
        switch await asker.ask(question) {
        case .success(let messages):
            await end(QuestionEnd(question.id, .answered(messages)))
            finish(sender)
        case .failure(let failure): again(sender, after: failure)
        }
    }

    /// The first of a sender's questions has its end.
    private func finish(_ sender: Address.Number) {
        running -= 1
        if lines[sender]?.questions.isEmpty == false {
            held -= 1
            lines[sender]?.questions.removeFirst()
        }
        if lines[sender]?.questions.isEmpty != false {
            lines[sender] = nil
        } else {
            lines[sender]?.tries = 0
            ready.append(sender)
        }
        startNext()
        wakeIdle()
        if held < Self.mostHeld / 2 { wake.yield() }
    }

    private func wakeIdle() {
        guard isStopped, running == 0 else { return }
        idle?.resume()
        idle = nil
    }

    private func again(_ sender: Address.Number, after failure: ProgramFailure) {
        running -= 1
        startNext()
        wakeIdle()
        let pause: Duration
        if case .spared(let left) = failure {
            pause = left
        } else {
            lines[sender]?.tries += 1
            pause = asker.patience.pause(after: lines[sender]?.tries ?? 1)
        }
        Task {
            try? await Task.sleep(for: pause)
            ready.append(sender)
            startNext()
        }
    }

    // MARK: Ends

    /// Returns once the end is in the store. Ends that come while others are written share the next commit.
    private func end(_ end: QuestionEnd) async {
        await withCheckedContinuation { done in
            ends.append((end, done))
            if !isEnding {
                isEnding = true
                Task { await writeEnds() }
            }
        }
    }

    private func writeEnds() async {
        while !ends.isEmpty {
            let batch = ends
            ends = []
            do throws(StoreError) {
                _ = try await endpoint.end(batch.map(\.end), at: now())
            } catch {
                failure = error
                wake.yield()
            }
            for (_, done) in batch { done.resume() }
        }
        isEnding = false
    }
}
