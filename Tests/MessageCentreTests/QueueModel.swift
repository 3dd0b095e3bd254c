import MessageCentre

/// What the queues of a centre should do, said as simply as possible: lists of numbered messages.
struct QueueModel {
    struct Entry: Hashable {
        /// The order of commit.
        let place: Int
        /// What the recipient is given.
        var told: String
        let from: Int
        var report: ReportRequest
        /// Seconds.
        var expiresAt: Int
    }

    /// Something that is to be delivered later, with the time.
    struct Held: Hashable {
        var entry: Entry
        let recipient: Int
        let until: Int
    }

    static let minutes = [1, 5, 10, 30, 60, 180, 360]
    static let standardValidity = 3 * 24 * 3600

    private(set) var now = 0
    private(set) var isRegistered: [Bool]
    private var queues: [[Entry]]
    private var blockedUntil: [Int?]
    private var failures: [Int]
    private var held: [Held] = []
    private var places = 0

    init(handsets: Int) {
        queues = Array(repeating: [], count: handsets)
        isRegistered = Array(repeating: false, count: handsets)
        blockedUntil = Array(repeating: nil, count: handsets)
        failures = Array(repeating: 0, count: handsets)
    }

    var isEmpty: Bool { queues.allSatisfy(\.isEmpty) && held.isEmpty }

    mutating func submit(_ submission: Step.Submission, as text: String) {
        expire()
        let entry = entry(text, submission.from, validity: submission.validity, submission.report)
        hold(entry, for: submission.to, until: now + submission.delay)
    }

    private mutating func entry(_ told: String, _ from: Int, validity: Int, _ report: ReportRequest) -> Entry {
        places += 1
        return Entry(place: places, told: told, from: from, report: report, expiresAt: now + validity)
    }

    private mutating func hold(_ entry: Entry, for recipient: Int, until start: Int) {
        if start > now {
            held.append(Held(entry: entry, recipient: recipient, until: min(start, entry.expiresAt)))
        } else {
            queues[recipient].append(entry)
        }
    }

    /// Takes back the message with a text, if it waits.
    mutating func delete(_ text: String, of handset: Int) -> Bool {
        expire()
        if let index = held.firstIndex(where: { $0.entry.told == text && $0.entry.from == handset }) {
            let gone = held.remove(at: index)
            report(gone.entry, from: gone.recipient, "deleted 71")
            return true
        }
        guard let (recipient, entry) = waiting(text, of: handset) else { return false }
        end(entry, of: recipient, as: "deleted 71")
        return true
    }

    /// Puts another text in the place of one that waits, for so many seconds from now on, and so many seconds later.
    mutating func replace(_ text: String, of handset: Int, by other: String, validity: Int?, delay: Int?) -> Bool {
        expire()
        func changed(_ entry: Entry) -> Entry {
            var entry = entry
            entry.told = other
            if let validity { entry.expiresAt = now + validity }
            return entry
        }
        if let index = held.firstIndex(where: { $0.entry.told == text && $0.entry.from == handset }) {
            held[index].entry = changed(held[index].entry)
            guard let delay else { return true }
            let old = held.remove(at: index)
            hold(old.entry, for: old.recipient, until: now + delay)
            return true
        }
        guard let (recipient, entry) = waiting(text, of: handset) else { return false }
        guard let delay, delay > 0 else {
            queues[recipient] = queues[recipient].map { $0 == entry ? changed($0) : $0 }
            return true
        }
        remove(entry, of: recipient)
        hold(changed(entry), for: recipient, until: now + delay)
        return true
    }

    private func waiting(_ text: String, of handset: Int) -> (recipient: Int, Entry)? {
        for recipient in queues.indices {
            let entry = queues[recipient].first {
                $0.told == text && $0.from == handset && !$0.told.hasPrefix("report")
            }
            if let entry { return (recipient, entry) }
        }
        return nil
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
            queues[handset].sort { $0.place < $1.place }
        }
    }

    mutating func pass(_ seconds: Int) {
        let end = now + seconds
        while let due = (queues.joined().map(\.expiresAt) + blockedUntil.compactMap { $0 } + held.map(\.until)).min(),
            due <= end
        {
            now = max(now, due)
            for handset in queues.indices {
                if let until = blockedUntil[handset], until <= now { blockedUntil[handset] = nil }
            }
            expire()
        }
        now = end
    }

    private mutating func expire(except inFlight: Entry? = nil) {
        let begun = held.filter { $0.until <= now }.sorted { ($0.until, $0.entry.place) < ($1.until, $1.entry.place) }
        held.removeAll(where: begun.contains)
        for next in begun { queues[next.recipient].append(next.entry) }
        let over = queues.indices.flatMap { handset in queues[handset].map { (handset: handset, entry: $0) } }
            .filter { $0.entry.expiresAt <= now && $0.entry != inFlight }
            .sorted { ($0.entry.expiresAt, $0.entry.place) < ($1.entry.expiresAt, $1.entry.place) }
        for (handset, entry) in over {
            end(entry, of: handset, as: isRegistered[handset] ? "expired 70" : "failed 67")
        }
    }

    /// A queue that has run empty forgets that its recipient was being spared.
    private mutating func end(_ entry: Entry, of handset: Int, as state: String) {
        remove(entry, of: handset)
        if state == "delivered 0" { (blockedUntil[handset], failures[handset]) = (nil, 0) }
        report(entry, from: handset, state)
    }

    private mutating func remove(_ entry: Entry, of handset: Int) {
        queues[handset].removeAll { $0 == entry }
        if queues[handset].isEmpty { (blockedUntil[handset], failures[handset]) = (nil, 0) }
    }

    private mutating func report(_ entry: Entry, from handset: Int, _ state: String) {
        let isWanted = entry.report == .always || entry.report == .onFailure && state != "delivered 0"
        guard isWanted else { return }
        queues[entry.from].append(
            self.entry("report \(state)", handset, validity: Self.standardValidity, .none))
    }
}

/// One thing that happens to a centre.
enum Step: Hashable, CustomStringConvertible {
    enum Outcome: Hashable, CaseIterable {
        case delivered, full, away, rejected
    }

    /// What a handset submits; times in seconds.
    struct Submission: Hashable {
        let from: Int
        let to: Int
        let validity: Int
        let delay: Int
        let report: ReportRequest
    }

    case submit(Submission)
    /// The sender takes back one of its messages, counted from the last.
    case delete(Int)
    case replace(Int, validity: Int?, delay: Int?)
    case take(Int, Outcome)
    case resume(Int)
    case register(Int)
    case close(Int)
    case pass(Int)
    case restart

    var description: String {
        switch self {
        case .submit(let message):
            "\(message.from) submits to \(message.to) for \(message.validity) s, in \(message.delay) s, report \(message.report)"
        case .delete(let back): "the last message but \(back) is taken back"
        case .replace(let back, let validity, let delay):
            "the last message but \(back) is replaced, for \(validity.map { "\($0)" } ?? "the same time"), "
                + "in \(delay.map { "\($0)" } ?? "the same time")"
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
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<5:
            return .submit(
                Submission(
                    from: handset, to: Int.random(in: 0..<handsets, using: &random),
                    validity: validity(using: &random), delay: Bool.random(using: &random) ? 0 : delay(using: &random),
                    report: ReportRequest.allCases.randomElement(using: &random) ?? .none))
        case 5..<9: return .take(handset, Outcome.allCases.randomElement(using: &random) ?? .delivered)
        case 9: return .resume(handset)
        case 10, 11: return .register(handset)
        case 12: return .close(handset)
        case 13, 14: return .pass([0, 1, 29, 59, 60, 61, 300, 4000].randomElement(using: &random) ?? 60)
        case 15, 16: return .delete(Int.random(in: 0..<3, using: &random))
        case 17, 18:
            return .replace(
                Int.random(in: 0..<3, using: &random),
                validity: Bool.random(using: &random) ? nil : validity(using: &random),
                delay: Bool.random(using: &random) ? nil : delay(using: &random))
        default: return .restart
        }
    }

    private static func validity(using random: inout some RandomNumberGenerator) -> Int {
        [0, 1, 30, 60, 61, 400, 5000].randomElement(using: &random) ?? 60
    }

    private static func delay(using random: inout some RandomNumberGenerator) -> Int {
        [0, 1, 30, 60, 100, 4000].randomElement(using: &random) ?? 60
    }
}
