import MessageCentre
import Seeded
import ShortMessage
import Store
import Testing

/// A centre with handsets 0, 1, 2, beside the model of what it should do.
private final class ModelledCentre {
    static let handsets = 3

    private let centre: MessageCentre
    private var model = QueueModel(handsets: handsets)
    private var endpoints: [Int: Endpoint] = [:]
    private var count = 0
    private var submitted: [(id: Int64, text: String, from: Int)] = []

    init() throws {
        centre = try MessageCentre(store: .memory, services: try ServiceDirectory([]))
    }

    /// Does all steps, then lets everybody take everything; tells the first difference between centre and model.
    func difference(after steps: [Step]) async throws -> String? {
        let handsets = 0..<Self.handsets
        let end =
            [Step.pass(10_000)] + handsets.flatMap { [Step.register($0), .resume($0)] }
            + handsets.flatMap { _ in handsets.map { Step.take($0, .delivered) } } + handsets.map(Step.close)
        for step in steps + end {
            if let difference = try await difference(after: step) { return difference }
        }
        let due = try await centre.nextDue()
        return model.isEmpty && due == nil
            ? nil : "nothing should wait, but something is due at \(String(describing: due))"
    }

    private func difference(after step: Step) async throws -> String? {
        switch step {
        case .submit(let submission): try await submit(submission)
        case .delete(let back):
            guard let (id, text, from) = message(back), let endpoint = endpoints[from] else { return nil }
            let due = model.delete(text, of: from)
            let isDone = try await endpoint.delete(id, at: now)
            return due == isDone ? nil : "\(text) was \(isDone ? "" : "not ")taken back"
        case .replace(let back, let validity, let delay):
            return try await replace(back, validity, delay)
        case .take(let handset, let outcome):
            let (due, taken) = (model.take(handset, outcome), try await take(handset, outcome))
            return due == taken ? nil : "\(handset) took \(taken) where \(due) were due"
        case .resume(let handset):
            model.resume(handset)
            await endpoints[handset]?.resume()
        case .register(let handset): try await register(handset)
        case .close(let handset):
            model.close(handset)
            await endpoints.removeValue(forKey: handset)?.close()
        case .pass(let seconds):
            model.pass(seconds)
            try await centre.advance(to: try now)
        case .restart:
            model.restart()
            endpoints = [:]
            try await centre.restart()
        }
        return nil
    }

    private func number(_ handset: Int) -> Address {
        Address(digits: "628120000000\(handset)", typeOfNumber: .international)
    }

    private var now: Timestamp { get throws { try moment(Int64(model.now)) } }

    /// What was submitted as the last but so many.
    private func message(_ back: Int) -> (id: Int64, text: String, from: Int)? {
        submitted.dropLast(back).last
    }

    private func submit(_ step: Step.Submission) async throws {
        count += 1
        let message = InboundMessage(
            from: number(step.from), to: number(step.to), text: "message \(count)", receivedAt: try now)
        model.submit(step, as: message.text)
        let submission = Submission(
            message, report: step.report, validity: Int64(step.validity) * 1000,
            notBefore: try now.adding(seconds: Int64(step.delay)))
        let id = try #require(try await centre.submit(submission).id)
        submitted.append((id, message.text, step.from))
    }

    private func replace(_ back: Int, _ validity: Int?, _ delay: Int?) async throws -> String? {
        guard let (id, text, from) = message(back), let endpoint = endpoints[from] else { return nil }
        count += 1
        let other = "message \(count)"
        let due = model.replace(text, of: from, by: other, validity: validity, delay: delay)
        let replacement = Replacement(
            other, validity: validity.map { Int64($0) * 1000 },
            notBefore: try delay.map { try now.adding(seconds: Int64($0)) })
        let isDone = try await endpoint.replace(id, by: replacement, at: now)
        if isDone, let place = submitted.firstIndex(where: { $0.id == id }) { submitted[place].text = other }
        return due == isDone ? nil : "\(text) was \(isDone ? "" : "not ")replaced"
    }

    private func register(_ handset: Int) async throws {
        guard endpoints[handset] == nil else { return }
        model.register(handset)
        endpoints[handset] = try await centre.register(.address(number(handset)), name: "\(handset)") {}
    }

    private func take(_ handset: Int, _ outcome: Step.Outcome) async throws -> [String] {
        guard let endpoint = endpoints[handset] else { return [] }
        var taken: [String] = []
        while let next = try await endpoint.take().first {
            taken.append(next.told)
            try await endpoint.settle(next.id, outcome.ofCentre, at: try now)
        }
        return taken
    }
}

extension Step.Outcome {
    fileprivate var ofCentre: DeliveryOutcome {
        switch self {
        case .delivered: .delivered
        case .full: .full
        case .away: .away
        case .rejected: .rejected(DeliveryStatus(rawValue: 0x42))
        }
    }
}

@Suite("The queues do what a simple model does")
struct QueueModelTests {
    /// 10 000 in all; fewer where the build is for debugging, as under a sanitizer.
    #if DEBUG
        static let sequencesPerSeed = 50
    #else
        static let sequencesPerSeed = 1250
    #endif

    /// Takes steps away as long as what is left still differs.
    private func shrunk(_ steps: [Step]) async throws -> [Step] {
        var steps = steps
        var index = 0
        while index < steps.count {
            var fewer = steps
            fewer.remove(at: index)
            if try await ModelledCentre().difference(after: fewer) == nil { index += 1 } else { steps = fewer }
        }
        return steps
    }

    @Test(
        "in any order of submit, delete, replace, take, full, away, back, register, leave, time and restart",
        arguments: 0..<8 as Range<UInt64>)
    func anySequence(seed: UInt64) async throws {
        var random = SplitMix64(seed: seed)
        let centre = try ModelledCentre()
        for _ in 0..<Self.sequencesPerSeed {
            let length = Int.random(in: 3...24, using: &random)
            let steps = (0..<length).map { _ in Step.random(handsets: ModelledCentre.handsets, using: &random) }
            guard let difference = try await centre.difference(after: steps) else { continue }
            let fewest = try await shrunk(steps)
            let again =
                try await ModelledCentre().difference(after: fewest) ?? "only after earlier sequences: \(difference)"
            Issue.record("seed \(seed): \(again)\n\(fewest.map { "  \($0)" }.joined(separator: "\n"))")
            return
        }
    }
}
