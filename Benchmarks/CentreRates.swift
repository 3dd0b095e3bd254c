import Foundation
import Membership
import MessageCentre
import ShortMessage
import Store
import Synchronization

/// Balance requests to their replies, each committed and on the disk before the reply is handed out.
enum CentreRates {
    private static let count = 40_000
    private static let member = "DAFTAR SALDO#3171051708900003#BUDI SANTOSO#17-08-1990#08012345678"

    static func print() async throws {
        for outstanding in [1, 10, 100, 1000] {
            let requests = min(count, outstanding * 1000)
            try await report("a pipe in batches of \(outstanding)", requests) { centre, messages in
                try await carry(messages, in: centre, outstanding)
            }
            try await report("\(outstanding) handsets at once", requests) { centre, messages in
                try await submit(messages, to: centre, outstanding)
            }
        }
    }

    /// What one way of handing over costs; statements are counted in a run of their own, because counting costs as much
    /// again.
    private static func report(
        _ what: String, _ requests: Int, _ work: (MessageCentre, [InboundMessage]) async throws -> Int
    ) async throws {
        let cost = try await cost(of: requests, nil, work)
        let counted = StatementCount()
        let sample = min(requests, 4000)
        _ = try await self.cost(of: sample, counted, work)
        let each = { (count: Int) in (Double(count) / Double(sample)).formatted(.number.precision(.fractionLength(3))) }
        Swift.print(
            "request to reply, FULL, \(what): \(Int(1 / cost.seconds)) a second, "
                + "\(Int(cost.processor * 1_000_000)) µs of the processor, \(each(counted.all)) statements and "
                + "\(each(counted.commits)) commits to the disk each")
    }

    /// What a request costs on a new store.
    private static func cost(
        of requests: Int, _ statements: StatementCount?,
        _ work: (MessageCentre, [InboundMessage]) async throws -> Int
    ) async throws -> (seconds: Double, processor: Double) {
        let path = FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString).sqlite").path
        defer {
            for suffix in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
        let service = try MembershipService()
        let centre = try MessageCentre(
            store: .file(path), services: ServiceDirectory(service.shortCode, service),
            limits: QueueLimits(perRecipient: 10_000))
        let handsets = try await PlayedHandsets(at: centre, name: "the benchmark's first message")
        try await handsets.settle(handsets.submit([try message(member)]).flatMap(\.caused))
        await handsets.close()
        try await statements?.watch(centre)
        let messages = try (0..<requests).map { _ in try message("SALDO") }
        let (start, processor) = (ContinuousClock.now, processorTime())
        let answered = try await work(centre, messages)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let busy = processorTime() - processor
        precondition(answered == requests, "every request was answered")
        try await centre.close()
        return (seconds / Double(requests), busy / Double(requests))
    }

    /// Seconds; unlike the clock's they do not grow while others use the machine.
    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }

    private static func message(_ text: String) throws -> InboundMessage {
        InboundMessage(
            from: try Address("+6281200000001"), to: try Address("2757"), text: text,
            receivedAt: try Timestamp("2026-11-21T08:00:00+07:00"))
    }

    private static func carry(
        _ messages: [InboundMessage], in centre: MessageCentre, _ outstanding: Int
    ) async throws -> Int {
        let handsets = try await PlayedHandsets(at: centre, name: "the benchmark")
        var answered = 0
        for start in stride(from: 0, to: messages.count, by: outstanding) {
            let taken = try await handsets.submit(Array(messages[start..<min(start + outstanding, messages.count)]))
            let caused = taken.flatMap(\.caused)
            try await handsets.settle(caused)
            answered += caused.count
        }
        return answered
    }

    /// Each handset waits for its acknowledgement and its reply before it asks again.
    private static func submit(
        _ messages: [InboundMessage], to centre: MessageCentre, _ outstanding: Int
    ) async throws -> Int {
        let endpoint = try await centre.register(.everyOther, name: "the benchmark") {}
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for handset in 0..<outstanding {
                let share = stride(from: handset, to: messages.count, by: outstanding).map { messages[$0] }
                group.addTask {
                    var answered = 0
                    for message in share {
                        _ = try await centre.submit(Submission(message))
                        for dispatch in try await endpoint.take() {
                            try await endpoint.settle(dispatch.id, .delivered, at: message.receivedAt)
                            answered += 1
                        }
                    }
                    return answered
                }
            }
            return try await group.reduce(0, +)
        }
    }
}

/// Counts what a centre asks of SQLite.
private final class StatementCount: Sendable {
    private let counts = Mutex((all: 0, commits: 0, isUnhurried: false))

    var all: Int { counts.withLock { $0.all } }
    var commits: Int { counts.withLock { $0.commits } }

    func watch(_ centre: MessageCentre) async throws {
        try await centre.operate { transaction in transaction.observe(self.add) }
    }

    private func add(_ sql: String) {
        counts.withLock { counts in
            counts.all += 1
            if sql.hasPrefix("PRAGMA synchronous = ") { counts.isUnhurried = sql.hasSuffix("NORMAL") }
            if sql.hasPrefix("COMMIT"), !counts.isUnhurried { counts.commits += 1 }
        }
    }
}
