import MessageCentre
import Seeded
import ShortMessage
import Store
import Testing

@Suite("Queues on a disk that is full at every write")
struct FullDiskQueueTests {
    /// A centre whose store may not grow, or only a page at a time; and how often that was too little.
    private final class Disk {
        let centre: MessageCentre
        private let isLimited: Bool
        private(set) var timesFull = 0

        init(_ temporary: TemporaryStore, isLimited: Bool) throws {
            centre = try MessageCentre.echo(temporary.store)
            self.isLimited = isLimited
        }

        /// Does something as often as it takes, with a page more each time.
        @discardableResult
        func push<Value>(_ work: () async throws -> Value) async throws -> Value {
            guard isLimited else { return try await work() }
            var pages = try await centre.operate { transaction in
                try transaction.first("PRAGMA page_count") { try $0.count() } ?? 0
            }
            while true {
                let limit = pages
                try await centre.operate { transaction in try transaction.runAll("PRAGMA max_page_count = \(limit)") }
                do {
                    return try await work()
                } catch  where Self.isFull(error) {
                    timesFull += 1
                    pages += 1
                }
            }
        }

        private static func isFull(_ error: any Error) -> Bool {
            if case .store(let error)? = error as? SubmissionError { return error.problem == .full }
            return (error as? StoreError)?.problem == .full
        }

        /// Takes what waits for a handset, which says the same of each.
        func take(_ handset: Handset, _ outcome: DeliveryOutcome, second: Int64) async throws -> [String] {
            var taken: [String] = []
            while let next = try await handset.endpoint.take().first {
                taken.append(next.told)
                try await push { try await handset.endpoint.settle(next.id, outcome, at: try moment(second)) }
            }
            return taken
        }
    }

    /// Messages to a handset, a service and nobody, some of them in parts, of which some are refused or expire; tells what the handsets were given.
    private func traffic(on disk: Disk) async throws -> [String] {
        let centre = disk.centre
        let (budi, siti) = (try await Handset(Handset.budi, at: centre), try await Handset(Handset.siti, at: centre))
        let outcomes: [DeliveryOutcome] = [.delivered, .full, .rejected(DeliveryStatus(rawValue: 0x42)), .away, .away]
        var told: [String] = []
        var random = SplitMix64(seed: 7)
        for number in 0..<90 {
            let second = Int64(number * 40)
            let text = "\(number) " + String(repeating: "x", count: number * 997 % 5000)
            let recipient = [Handset.siti, "2757", "+6281299999999"][number % 3]
            try await disk.push {
                try await centre.submit(text, to: recipient, second: second, wantsReport: true, validity: 60_000)
            }
            if number % 9 == 0 {
                let parts = try segments("\(number) \(PartTests.text)", reference: UInt16(number))
                for part in parts.shuffled(using: &random) {
                    try await disk.push { try await centre.submit(part, to: recipient, second: second) }
                }
            }
            await siti.endpoint.resume()
            told += try await disk.take(siti, outcomes[number % outcomes.count], second: second)
            told += try await disk.take(budi, .delivered, second: second)
            try await disk.push { try await centre.advance(to: try moment(second + 20)) }
        }
        return told
    }

    @Test("lose no message, settlement or report, and do nothing twice")
    func everyWrite() async throws {
        let (limited, free) = (TemporaryStore(), TemporaryStore())
        let (disk, control) = (try Disk(limited, isLimited: true), try Disk(free, isLimited: false))
        let told = try await traffic(on: disk)
        #expect(told == (try await traffic(on: control)))
        #expect(
            ["report delivered 0", "report failed 66", "report failed 67", "report expired 70"].allSatisfy(
                told.contains))
        #expect(disk.timesFull > 40)
        try await disk.centre.close()
        try await control.centre.close()
        let journal = """
            SELECT id || ' ' || direction || ' ' || state || ' ' || coalesce(status, '-') || ' ' || attempts || ' '
                || coalesce(cause, '-') || ' ' || at || ' ' || coalesce(final_at, '-') || ' ' || length(text)
            FROM message ORDER BY id
            """
        #expect(try limited.ask(journal) == (try free.ask(journal)))
        #expect(try limited.ask("SELECT id || '' FROM part") == [])
        #expect(try limited.ask("PRAGMA integrity_check") == ["ok"])
    }
}
