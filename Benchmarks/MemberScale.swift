import Foundation
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Store

/// What a store costs with ten thousand, a million and ten million cards: import, memory, disk, and the time of `SALDO`; with
/// `years`, also of `IURAN` and `KLAIM`.
///
/// The largest store needs about eight gigabytes of disk while it is made.
enum MemberScale {
    /// - Parameters:
    ///   - largest: leaves out the sizes above it.
    ///   - kept: a directory in which the stores are kept, and used again where they are; nil to keep none.
    static func print(upTo largest: Int, years: Int, keptIn kept: String?) async throws {
        let directory =
            kept.map { URL(fileURLWithPath: $0) }
            ?? FileManager.default.temporaryDirectory.appending(path: "shortcode-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { if kept == nil { try? FileManager.default.removeItem(at: directory) } }
        let sizes = [10_000, 1_000_000, 10_000_000].filter { $0 <= largest }
        var stores: [MeasuredStore] = []
        for size in sizes {
            let store = MeasuredStore(cards: size, years: years, in: directory)
            try store.enter()
            stores.append(store)
        }
        for question in years > 0 ? ["SALDO", "IURAN", "KLAIM"] : ["SALDO"] {
            for round in [
                Round(question: question, messagesAtOnce: 1, times: 4000),
                Round(question: question, messagesAtOnce: 100, times: 400),
            ] {
                try await round.print(stores)
            }
        }
    }
}

/// A question at all stores by turns, so that whatever else the machine does meets all of them.
private struct Round {
    let question: String
    let messagesAtOnce: Int
    let times: Int

    func print(_ stores: [MeasuredStore]) async throws {
        var doors: [MeasuredDoor] = []
        for store in stores { doors.append(try await store.open(askers: 5000)) }
        var latencies = Array(repeating: [Double](), count: stores.count)
        for time in 0..<times {
            for place in doors.indices {
                let store = (place + time) % doors.count
                latencies[store].append(try await doors[store].ask(question, messagesAtOnce))
            }
        }
        for door in doors { try await door.centre.close() }
        let sorted = latencies.map { $0.sorted() }
        for (store, times) in zip(stores, sorted) {
            let (median, high) = (times[times.count / 2], times[times.count * 99 / 100])
            let ratios = [median / sorted[0][times.count / 2], high / sorted[0][times.count * 99 / 100]]
            Swift.print(
                "\(question), \(messagesAtOnce) a commit, \(store.cards) cards: median \(shown(median)) us, "
                    + "99th percentile \(shown(high)) us a message; \(shown(ratios[0])) and \(shown(ratios[1])) times the least"
            )
        }
    }

    private func shown(_ number: Double) -> String {
        String(format: number < 10 ? "%.2f" : "%.0f", number)
    }
}

/// A store of generated members.
private struct MeasuredStore {
    let cards: Int
    /// Of contributions.
    let years: Int
    private let path: String
    private let file: String
    private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "shortcode")

    init(cards: Int, years: Int, in directory: URL) {
        (self.cards, self.years) = (cards, years)
        path = directory.appending(path: "\(cards)\(years > 0 ? "-\(years)" : "").sqlite").path
        file = directory.appending(path: "\(cards).csv").path
    }

    /// Makes the store as an operator would, from a file.
    func enter() throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        guard years == 0 else { return try generate() }
        try run("generate", "--count", "\(cards)", "--output", file)
        defer { unlink(file) }
        try measure("import") { try run("import", file, "--store", path) }
    }

    /// Makes it with contributions.
    private func generate() throws {
        try measure("\(years) years of contributions for the generation") {
            try run("generate", "--count", "\(cards)", "--years", "\(years)", "--store", path)
        }
    }

    private func measure(_ work: String, _ body: () throws -> Void) throws {
        let before = Self.usage
        let time = try ContinuousClock().measure(body)
        let usage = Self.usage
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        print(
            "\(work) of \(cards) cards: \(String(format: "%.1f", time / .seconds(1))) s, of which "
                + "\(String(format: "%.1f", usage.seconds - before.seconds)) s at work, \(usage.memory) MB at most, "
                + "\(size / 1_000_000) MB on disk")
    }

    /// What the programs run so far have taken: processor time, and the memory of the greatest in MB.
    private static var usage: (seconds: Double, memory: Int) {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
        let times = [usage.ru_utime, usage.ru_stime].map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }
        return (times[0] + times[1], usage.ru_maxrss / 1024)
    }

    private func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = ["members"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        precondition(process.terminationStatus == 0, "\(arguments) has to succeed")
    }

    /// Opens the store and registers telephones of people from all over it.
    func open(askers count: Int) async throws -> MeasuredDoor {
        let service = try MembershipService()
        let centre = try MessageCentre(store: .file(path), shortCode: service.shortCode, service: service)
        var door = try await MeasuredDoor(centre: centre, shortCode: service.shortCode)
        // The first are as far apart as any others: numbers are given in a shuffled order.
        for (member, cards) in GeneratedMembers(cards: cards, seed: 1) {
            if door.askers.count == count { break }
            guard cards[0].programmes.contains(.jht) else { continue }
            try await door.register(member, cards[0])
        }
        return door
    }
}

/// A centre with registered telephones in front of it.
private struct MeasuredDoor {
    let centre: MessageCentre
    private let handsets: PlayedHandsets
    let shortCode: Address
    private(set) var askers: [(phone: Address, kpj: KPJ)] = []
    private var next = 0
    private var now = Timestamp(milliseconds: 1_795_136_400_000, offset: 420)

    init(centre: MessageCentre, shortCode: Address) async throws {
        (self.centre, self.shortCode) = (centre, shortCode)
        handsets = try await PlayedHandsets(at: centre, name: "the benchmark")
    }

    mutating func register(_ member: Member, _ card: Card) async throws {
        let phone = Address(digits: "\(6_281_200_000_000 + askers.count)", typeOfNumber: .international)
        let text = "DAFTAR SALDO#\(member.nik.number)#\(member.birthDate.dayFirst)#\(card.kpj.spelled)"
        try await handsets.settle(handsets.submit([message(text, from: phone)]).flatMap(\.caused))
        askers.append((phone, card.kpj))
    }

    /// Microseconds a message, from the message to the commit of its reply.
    mutating func ask(_ question: String, _ count: Int) async throws -> Double {
        let batch = (0..<count).map { _ in
            // Far apart, so that none has just been in a cache.
            next = (next + 3571) % askers.count
            return message("\(question) \(askers[next].kpj.spelled)", from: askers[next].phone)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let taken = try await handsets.submit(batch)
        let time = clock.now - start
        try await handsets.settle(
            taken.flatMap { acceptance in
                guard case .answered(let deliveries) = acceptance.outcome else { preconditionFailure("a reply") }
                let text = deliveries[0].message.text
                precondition(text.contains(" KPJ .."), "\(text)")
                return deliveries
            })
        return time / .microseconds(count)
    }

    private mutating func message(_ text: String, from phone: Address) -> InboundMessage {
        now = now.adding(milliseconds: 10)
        return InboundMessage(from: phone, to: shortCode, text: text, receivedAt: now)
    }
}
