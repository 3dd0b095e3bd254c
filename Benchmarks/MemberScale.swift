import Foundation
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Store

/// What a store costs with ten thousand, a million and ten million cards: import, memory, disk, and the time of `SALDO`; with
/// `years`, also of `IURAN` and `KLAIM`.
///
/// The largest store needs about eight gigabytes of disk while it is made. A store that lies in the directory already, made by
/// `members generate` or an earlier run, is used as it is.
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
        guard !sizes.isEmpty else { throw TooFewCards(largest: largest) }
        var doors: [MeasuredDoor] = []
        for size in sizes {
            let store = MeasuredStore(cards: size, years: years, in: directory)
            try store.enter()
            doors.append(try await store.open(askers: 5000))
        }
        for question in years > 0 ? ["SALDO", "IURAN", "KLAIM"] : ["SALDO"] {
            for round in [
                Round(question: question, messagesAtOnce: 1, times: 4000),
                Round(question: question, messagesAtOnce: 100, times: 400),
            ] {
                try await round.print(&doors)
            }
        }
        for door in doors { try await door.centre.close() }
    }

    /// A line is seen when it is printed, in a file and a pipe, too.
    fileprivate static func say(_ line: String) {
        Swift.print(line)
        fflush(nil)
    }

    /// What takes its time is told on stderr, for those who wait.
    fileprivate static func tell(_ work: String) {
        FileHandle.standardError.write(Data("\(work) ...\n".utf8))
    }
}

private struct TooFewCards: Error, CustomStringConvertible {
    let largest: Int

    var description: String { "no store has as few as \(largest) cards; expected 10000 or more" }
}

/// A question at all stores by turns, so that whatever else the machine does meets all of them.
private struct Round {
    let question: String
    let messagesAtOnce: Int
    let times: Int

    func print(_ doors: inout [MeasuredDoor]) async throws {
        MemberScale.tell("\(times) times \(messagesAtOnce) \(question)")
        var latencies = Array(repeating: [Double](), count: doors.count)
        for time in 0..<times {
            for place in doors.indices {
                let store = (place + time) % doors.count
                latencies[store].append(try await doors[store].ask(question, messagesAtOnce))
            }
        }
        let sorted = latencies.map { $0.sorted() }
        for (door, times) in zip(doors, sorted) {
            let (median, high) = (times[times.count / 2], times[times.count * 99 / 100])
            let ratios = [median / sorted[0][times.count / 2], high / sorted[0][times.count * 99 / 100]]
            MemberScale.say(
                "\(question), \(messagesAtOnce) a commit, \(door.cards) cards: median \(shown(median)) us, "
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

    /// Makes it with contributions, and with a claim on every third card.
    private func generate() throws {
        try measure("generation with \(years) years of contributions") {
            try run("generate", "--count", "\(cards)", "--years", "\(years)", "--store", path)
        }
        try writeClaims()
        defer { unlink(file) }
        try measure("import of claims") { try run("import", file, "--store", path) }
    }

    private func writeClaims() throws {
        try Data("kpj,state,day,papers\n".utf8).write(to: URL(fileURLWithPath: file))
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        try handle.seekToEnd()
        var (block, count) = ("", 0)
        for (_, cards) in GeneratedMembers(cards: cards, seed: 1) {
            for card in cards {
                count += 1
                if count % 3 == 0 { block += "\(card.kpj.spelled),checked,2026-11-20,\n" }
            }
            guard block.utf8.count > 1 << 20 else { continue }
            try handle.write(contentsOf: Data(block.utf8))
            block = ""
        }
        try handle.write(contentsOf: Data(block.utf8))
        try handle.close()
    }

    private func measure(_ work: String, _ body: () throws -> Void) throws {
        MemberScale.tell("\(work), \(cards) cards")
        let before = Self.usage
        let time = try ContinuousClock().measure(body)
        let usage = Self.usage
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        MemberScale.say(
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
        MemberScale.tell("\(count) registrations, \(cards) cards")
        let service = try MembershipService()
        let centre = try MessageCentre(store: .file(path), shortCode: service.shortCode, service: service)
        var door = try await MeasuredDoor(centre: centre, shortCode: service.shortCode, cards: cards)
        // The first are as far apart as any others: numbers are given in a shuffled order.
        let people = GeneratedMembers(cards: cards, seed: 1).lazy.filter { $1[0].programmes.contains(.jht) }
        try await door.register(people.prefix(count).map { ($0, $1[0]) })
        return door
    }
}

/// A centre with registered telephones in front of it.
private struct MeasuredDoor {
    let centre: MessageCentre
    private let handsets: PlayedHandsets
    let shortCode: Address
    /// How many the store has.
    let cards: Int
    private(set) var askers: [(phone: Address, kpj: KPJ)] = []
    private var next = 0
    private var now = Timestamp(milliseconds: 1_795_136_400_000, offset: 420)

    init(centre: MessageCentre, shortCode: Address, cards: Int) async throws {
        (self.centre, self.shortCode, self.cards) = (centre, shortCode, cards)
        handsets = try await PlayedHandsets(at: centre, name: "the benchmark")
    }

    /// A hundred in a transaction.
    mutating func register(_ people: [(Member, Card)]) async throws {
        for start in stride(from: 0, to: people.count, by: 100) {
            let batch = people[start..<min(start + 100, people.count)].map { member, card in
                let phone = Address(digits: "\(6_281_200_000_000 + askers.count)", typeOfNumber: .international)
                askers.append((phone, card.kpj))
                let text = "DAFTAR SALDO#\(member.nik.number)#\(member.birthDate.dayFirst)#\(card.kpj.spelled)"
                return message(text, from: phone)
            }
            try await handsets.settle(handsets.submit(batch).flatMap(\.caused))
        }
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
