import ShortMessage

/// What the queues of a centre should do, said as simply as possible: lists of numbered messages.
struct QueueModel {
    struct Entry: Hashable {
        /// The order of commit.
        let place: Int
        /// What the recipient is given.
        let told: String
        let from: Int
        let wantsReport: Bool
        /// Seconds.
        let expiresAt: Int
    }

    static let minutes = [1, 5, 10, 30, 60, 180, 360]
    static let standardValidity = 3 * 24 * 3600

    private(set) var now = 0
    private(set) var isRegistered: [Bool]
    private var queues: [[Entry]]
    private var blockedUntil: [Int?]
    private var failures: [Int]
    private var places = 0

    init(handsets: Int) {
        queues = Array(repeating: [], count: handsets)
        isRegistered = Array(repeating: false, count: handsets)
        blockedUntil = Array(repeating: nil, count: handsets)
        failures = Array(repeating: 0, count: handsets)
    }

    var isEmpty: Bool { queues.allSatisfy(\.isEmpty) }

    mutating func submit(_ text: String, from: Int, to: Int, validity: Int, wantsReport: Bool) {
        expire()
        append(text, from: from, to: to, validity: validity, wantsReport: wantsReport)
    }

    private mutating func append(_ told: String, from: Int, to: Int, validity: Int, wantsReport: Bool) {
        places += 1
        queues[to].append(
            Entry(place: places, told: told, from: from, wantsReport: wantsReport, expiresAt: now + validity))
    }

    /// What a handset takes, which then does the same with each; after a failure nothing more is handed out.
    mutating func take(_ handset: Int, _ outcome: Step.Outcome) -> [String] {
        var taken: [String] = []
        while isRegistered[handset], blockedUntil[handset] == nil, let first = queues[handset].first {
            taken.append(first.told)
            expire(except: first)
            switch outcome {
            case .delivered: end(first, of: handset, as: "delivered 0")
            case .rejected: end(first, of: handset, as: "failed 66")
            case .full, .away:
                failures[handset] += 1
                let pause = Self.minutes[min(failures[handset], Self.minutes.count) - 1]
                blockedUntil[handset] = now + pause * 60
            }
        }
        return taken
    }

    mutating func resume(_ handset: Int) {
        guard isRegistered[handset] else { return }
        (blockedUntil[handset], failures[handset]) = (nil, 0)
    }

    mutating func register(_ handset: Int) {
        isRegistered[handset] = true
        resume(handset)
    }

    mutating func close(_ handset: Int) {
        isRegistered[handset] = false
    }

    /// Nobody is registered any more, and nobody is being spared.
    mutating func restart() {
        for handset in queues.indices {
            (isRegistered[handset], blockedUntil[handset], failures[handset]) = (false, nil, 0)
        }
    }

    mutating func pass(_ seconds: Int) {
        let end = now + seconds
        while let due = (queues.joined().map(\.expiresAt) + blockedUntil.compactMap { $0 }).min(), due <= end {
            now = max(now, due)
            for handset in queues.indices {
                if let until = blockedUntil[handset], until <= now { blockedUntil[handset] = nil }
            }
            expire()
        }
        now = end
    }

    private mutating func expire(except inFlight: Entry? = nil) {
        let over = queues.indices.flatMap { handset in queues[handset].map { (handset: handset, entry: $0) } }
            .filter { $0.entry.expiresAt <= now && $0.entry != inFlight }
            .sorted { ($0.entry.expiresAt, $0.entry.place) < ($1.entry.expiresAt, $1.entry.place) }
        for (handset, entry) in over {
            end(entry, of: handset, as: isRegistered[handset] ? "expired 70" : "failed 67")
        }
    }

    /// A queue that has run empty forgets that its recipient was being spared.
    private mutating func end(_ entry: Entry, of handset: Int, as state: String) {
        queues[handset].removeAll { $0 == entry }
        if state == "delivered 0" || queues[handset].isEmpty {
            (blockedUntil[handset], failures[handset]) = (nil, 0)
        }
        guard entry.wantsReport else { return }
        append(
            "report \(state)", from: handset, to: entry.from, validity: Self.standardValidity, wantsReport: false)
    }
}

/// One thing that happens to a centre.
enum Step: Hashable, CustomStringConvertible {
    enum Outcome: Hashable, CaseIterable {
        case delivered, full, away, rejected
    }

    case submit(from: Int, to: Int, validity: Int, wantsReport: Bool)
    case take(Int, Outcome)
    case resume(Int)
    case register(Int)
    case close(Int)
    case pass(Int)
    case restart

    var description: String {
        switch self {
        case .submit(let from, let to, let validity, let wantsReport):
            "\(from) submits to \(to) for \(validity) s\(wantsReport ? ", with a report" : "")"
        case .take(let handset, let outcome): "\(handset) takes, \(outcome)"
        case .resume(let handset): "\(handset) has room or is back"
        case .register(let handset): "\(handset) registers"
        case .close(let handset): "\(handset) leaves"
        case .pass(let seconds): "\(seconds) s pass"
        case .restart: "the centre restarts"
        }
    }

    static func random(handsets: Int, using random: inout some RandomNumberGenerator) -> Step {
        let handset = Int.random(in: 0..<handsets, using: &random)
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<5:
            return .submit(
                from: handset, to: Int.random(in: 0..<handsets, using: &random),
                validity: [0, 1, 30, 60, 61, 400, 5000].randomElement(using: &random) ?? 60,
                wantsReport: Bool.random(using: &random))
        case 5..<9: return .take(handset, Outcome.allCases.randomElement(using: &random) ?? .delivered)
        case 9: return .resume(handset)
        case 10, 11: return .register(handset)
        case 12: return .close(handset)
        case 13, 14: return .pass([0, 1, 29, 59, 60, 61, 300, 4000].randomElement(using: &random) ?? 60)
        default: return .restart
        }
    }
}
