import Seeded
import ShortMessage
import Testing

@Suite("Reassembly")
struct ReassemblyTests {
    static let noon = Timestamp(milliseconds: 1_795_237_200_000, offset: 420)
    let member = Address(digits: "6281200000001", typeOfNumber: .international)
    let other = Address(digits: "6281200000002", typeOfNumber: .international)
    let shortCode = Address(digits: "2757", typeOfNumber: .unknown)

    private func segments(_ text: String, reference: UInt16 = 1) throws -> [UserData] {
        try SegmentedText(text).userData(reference: reference)
    }

    private static func long(_ seed: String, segments: Int) -> String {
        String(repeating: seed, count: segments * 153 / seed.utf8.count)
    }

    private func whole(_ receipt: Reassembly.Receipt) -> String? {
        if case .whole(let message) = receipt.outcome { message.text } else { nil }
    }

    @Test("a message without a place is whole at once")
    func single() {
        var reassembly = Reassembly()
        let data = UserData(content: .septets([0x41]))
        let receipt = reassembly.receive(data, from: member, to: shortCode, at: Self.noon)
        #expect(whole(receipt) == "A")
        #expect(reassembly.incompleteCount == 0)
    }

    @Test("any order and any repetition gives the message once", arguments: 0..<200)
    func anyOrder(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let count = Int.random(in: 2...9, using: &random)
        let text = Self.long("Saldo €{\(seed)} ", segments: count) + "📱👩‍👩‍👧" + Self.long("x", segments: 1)
        let parts = try segments(text, reference: UInt16(seed))
        let arrivals = (parts + parts + parts.prefix(2)).shuffled(using: &random)
        var reassembly = Reassembly()
        let texts = arrivals.compactMap { whole(reassembly.receive($0, from: member, to: shortCode, at: Self.noon)) }
        #expect(texts == [text])
        #expect(reassembly.incompleteCount == 0)
    }

    @Test("what is whole and only remembered goes before what still waits")
    func remembered() throws {
        var reassembly = Reassembly()
        let waiting = try segments(Self.long("Menunggu ", segments: 2), reference: 200)
        _ = reassembly.receive(waiting[0], from: member, to: shortCode, at: Self.noon)
        for reference in 1...40 {
            for part in try segments(Self.long("Selesai ", segments: 2), reference: UInt16(reference)) {
                _ = reassembly.receive(part, from: member, to: shortCode, at: Self.noon)
            }
        }
        #expect(reassembly.incompleteCount == 1)
    }

    @Test("messages of several senders and references do not mix", arguments: 0..<50)
    func interleaved(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 1000)
        var expected: Set<String> = []
        var arrivals: [(UserData, Address)] = []
        for (index, sender) in [member, other, member, other].enumerated() {
            let text = Self.long("Nomor \(index), ", segments: 3)
            expected.insert(text)
            arrivals += try segments(text, reference: UInt16(index / 2)).map { ($0, sender) }
        }
        var reassembly = Reassembly()
        let texts = arrivals.shuffled(using: &random).compactMap {
            whole(reassembly.receive($0.0, from: $0.1, to: shortCode, at: Self.noon))
        }
        #expect(texts.count == 4)
        #expect(Set(texts) == expected)
    }

    @Test("it says which segments are missing")
    func missing() throws {
        var reassembly = Reassembly()
        let parts = try segments(Self.long("0123456789", segments: 4))
        let receipt = reassembly.receive(parts[1], from: member, to: shortCode, at: Self.noon)
        #expect(receipt.outcome == .incomplete(missing: [1, 3, 4]))
        #expect(
            reassembly.receive(parts[1], from: member, to: shortCode, at: Self.noon).outcome == .repeated(isKept: false)
        )
    }

    @Test("a message that waits too long is given up, and told")
    func expiry() throws {
        var reassembly = Reassembly()
        let parts = try segments(Self.long("0123456789", segments: 2))
        _ = reassembly.receive(parts[0], from: member, to: shortCode, at: Self.noon)
        let day = reassembly.limits.seconds
        #expect(reassembly.expire(at: Self.noon.adding(seconds: day - 1)).isEmpty)
        let receipt = reassembly.receive(parts[1], from: member, to: shortCode, at: Self.noon.adding(seconds: day))
        #expect(receipt.givenUp.map(\.reason) == [.expired])
        #expect(receipt.givenUp.first?.segments == [1: parts[0]])
        #expect(receipt.outcome == .incomplete(missing: [1]))
    }

    @Test("the same segments are a repetition for ten minutes, and a new message after")
    func repetition() throws {
        var reassembly = Reassembly()
        let parts = try segments(Self.long("0123456789", segments: 2))
        func send(at time: Timestamp) -> [Reassembly.Outcome] {
            parts.map { reassembly.receive($0, from: member, to: shortCode, at: time).outcome }
        }
        _ = send(at: Self.noon)
        #expect(send(at: Self.noon.adding(seconds: 599)) == [.repeated(isKept: true), .repeated(isKept: true)])
        let again = send(at: Self.noon.adding(seconds: 600))
        #expect(again.first == .incomplete(missing: [2]))
        #expect(again.last.map { if case .repeated = $0 { true } else { false } } == false)
    }

    @Test("a reference that is used again displaces the incomplete message instead of mixing with it")
    func clash() throws {
        var reassembly = Reassembly()
        let first = try segments(Self.long("pertama ", segments: 2))
        let second = try segments(Self.long("keduanya", segments: 2))
        _ = reassembly.receive(first[0], from: member, to: shortCode, at: Self.noon)
        let later = Self.noon.adding(seconds: 121)
        let clash = reassembly.receive(second[0], from: member, to: shortCode, at: later)
        #expect(clash.givenUp.map(\.reason) == [.displaced])
        let last = reassembly.receive(second[1], from: member, to: shortCode, at: later)
        #expect(whole(last) == Self.long("keduanya", segments: 2))
    }

    @Test("the segments that may begin a new message are kept, though they were taken for repetitions")
    func front() throws {
        var reassembly = Reassembly()
        let first = try segments(Self.long("x", segments: 4))
        let second = try segments(String(repeating: "x", count: 306) + String(repeating: "y", count: 306))
        let receipts = (first + second).map { reassembly.receive($0, from: member, to: shortCode, at: Self.noon) }
        #expect(receipts[4...5].map(\.outcome) == [.repeated(isKept: true), .repeated(isKept: true)])
        #expect(receipts[6].outcome == .incomplete(missing: [4]))
        #expect(receipts.map(\.givenUp.count).max() == 0)
        #expect(whole(receipts[7]) != nil)
    }

    @Test("tells before when nothing is given up or forgotten")
    func deadline() throws {
        var reassembly = Reassembly()
        let parts = try segments(Self.long("0123456789", segments: 2))
        #expect(reassembly.nextDeadline == nil)
        _ = reassembly.receive(parts[0], from: member, to: shortCode, at: Self.noon)
        #expect(reassembly.nextDeadline == Self.noon.adding(seconds: 86_400).milliseconds)
        _ = reassembly.receive(parts[1], from: member, to: shortCode, at: Self.noon)
        #expect(reassembly.nextDeadline == Self.noon.adding(seconds: 86_400).milliseconds)
        _ = reassembly.expire(at: Self.noon.adding(seconds: 86_400))
        #expect(reassembly.nextDeadline == nil)
    }

    @Test("a reference that is used again for another end of the same text gives the new text", arguments: 2...5)
    func sameBeginning(firstOther: Int) throws {
        var reassembly = Reassembly()
        let beginning = String(repeating: "x", count: (firstOther - 1) * 153)
        for end in ["a", "b", "a"] {
            let text = beginning + String(repeating: end, count: (6 - firstOther) * 153)
            let texts = try segments(text).compactMap {
                whole(reassembly.receive($0, from: member, to: shortCode, at: Self.noon))
            }
            #expect(texts == [text])
        }
        #expect(reassembly.incompleteCount == 0)
    }

    @Test("one sender's flood is refused, and nothing that was taken is given up for it")
    func crowdedSender() throws {
        var reassembly = Reassembly()
        let waiting = try segments(Self.long("tunggu ", segments: 2), reference: 9)
        _ = reassembly.receive(waiting[0], from: other, to: shortCode, at: Self.noon)
        let flood = try (0..<100).map { try segments(Self.long("banjir ", segments: 2), reference: UInt16($0)) }
        let first = flood.map { reassembly.receive($0[0], from: member, to: shortCode, at: Self.noon) }
        #expect(first.allSatisfy { $0.givenUp.isEmpty })
        #expect(first.map { $0.outcome == .refused(waiting: 16) } == (0..<100).map { $0 >= 16 })
        let last = flood.prefix(16).map { whole(reassembly.receive($0[1], from: member, to: shortCode, at: Self.noon)) }
        #expect(last.allSatisfy { $0 != nil })
        #expect(whole(reassembly.receive(waiting[1], from: other, to: shortCode, at: Self.noon)) != nil)
    }

    @Test("memory has a bound, whoever sends, and what was taken before it was reached stays")
    func crowdedCentre() throws {
        var limits = Reassembly.Limits()
        limits.octets = 100_000
        var reassembly = Reassembly(limits: limits)
        let parts = try segments(Self.long("banjir ", segments: 2))
        var taken: [Address] = []
        for number in 0..<5000 {
            let sender = Address(digits: "62812\(number)", typeOfNumber: .international)
            let receipt = reassembly.receive(parts[0], from: sender, to: shortCode, at: Self.noon)
            #expect(receipt.givenUp.isEmpty)
            if case .incomplete = receipt.outcome { taken.append(sender) }
        }
        #expect(reassembly.incompleteCount == taken.count && taken.count < 5000)
        #expect(reassembly.incompleteCount * 300 < limits.octets)
        _ = reassembly.expire(at: Self.noon.adding(seconds: 86_400))
        #expect(reassembly.incompleteCount == 0)
    }

    /// What of two messages with one reference comes, `A` or `B` with its number and the second, and what is read.
    static let mixtures: [(name: String, arrivals: [(Character, Int, Int64)], whole: String)] = [
        ("the end of A comes again", [("A", 1, 0), ("A", 2, 1), ("A", 2, 2), ("B", 1, 3), ("B", 2, 4)], "AB"),
        (
            "the end of A comes again an hour later",
            [("A", 1, 0), ("A", 2, 1), ("A", 2, 3600), ("B", 1, 3601), ("B", 2, 3602)], "AB"
        ),
        ("all of A comes again an hour later", [("A", 1, 0), ("A", 2, 1), ("A", 1, 3600), ("A", 2, 3601)], "AA"),
        ("A has no beginning", [("A", 2, 0), ("B", 1, 121), ("B", 2, 122)], "B"),
        ("A has no end", [("A", 1, 0), ("B", 1, 121), ("B", 2, 122)], "B"),
        ("A may have an end on its way", [("A", 1, 0), ("B", 1, 1), ("B", 2, 2)], ""),
        (
            "A may have an end on its way, and B comes again",
            [("A", 1, 0), ("B", 1, 1), ("B", 2, 2), ("B", 1, 122), ("B", 2, 123)], "B"
        ),
        ("A and B take turns", [("A", 1, 0), ("B", 1, 1), ("A", 2, 2), ("B", 2, 3)], ""),
        ("A and B take turns, the ends the other way", [("A", 1, 0), ("B", 1, 1), ("B", 2, 2), ("A", 2, 3)], ""),
        (
            "A and B take turns, and come again one after the other",
            [
                ("A", 1, 0), ("B", 1, 1), ("A", 2, 2), ("B", 2, 3), ("A", 1, 200), ("A", 2, 201), ("B", 1, 202),
                ("B", 2, 203),
            ], "AB"
        ),
        (
            "A and B take turns, and their ends come again",
            [("A", 1, 0), ("B", 1, 1), ("A", 2, 2), ("B", 2, 3), ("A", 2, 500), ("B", 2, 501)], ""
        ),
        (
            "the ends of A and B take turns with their beginnings",
            [("A", 2, 0), ("B", 2, 1), ("A", 1, 2), ("B", 1, 3)], ""
        ),
        ("A comes backwards", [("A", 2, 0), ("A", 1, 60), ("B", 2, 61), ("B", 1, 62)], "AB"),
        ("the end of A comes hours after its beginning", [("A", 1, 0), ("A", 2, 80_000)], "A"),
    ]

    @Test("texts of two messages are never mixed", arguments: mixtures, Concatenation.Width.allCases)
    func mixture(_ row: (name: String, arrivals: [(Character, Int, Int64)], whole: String), width: Concatenation.Width)
        throws
    {
        let texts: [Character: String] = [
            "A": Self.long("A awal ", segments: 2), "B": Self.long("B awal ", segments: 2),
        ]
        var reassembly = Reassembly()
        let read = try row.arrivals.compactMap { name, number, second in
            let text = try SegmentedText(#require(texts[name]), reference: width)
            let segment = text.userData(reference: 7)[number - 1]
            let time = Self.noon.adding(seconds: second)
            return whole(reassembly.receive(segment, from: member, to: shortCode, at: time))
        }
        #expect(read == row.whole.compactMap { texts[$0] }, "\(row.name)")
    }

    @Test("segments of two roads are never of one message, whatever their numbers")
    func roads() throws {
        var reassembly = Reassembly()
        let (ours, theirs) = (try segments(Self.long("TO ", segments: 2)), try segments(Self.long("LAK ", segments: 2)))
        let arrivals = [(ours[0], "a"), (theirs[1], "b"), (theirs[0], "b"), (ours[1], "a")]
        let texts = arrivals.map { segment, origin in
            whole(reassembly.receive(segment, from: member, to: shortCode, origin: origin, at: Self.noon))
        }
        #expect(texts == [nil, nil, Self.long("LAK ", segments: 2), Self.long("TO ", segments: 2)])
    }

    /// Who writes next, after a thousand senders of a road have taken all the room: its road and whether it gets some.
    static let newcomers: [(name: String, origin: String, parts: Int, isTaken: Bool)] = [
        ("another of the same road", "crowd", 1, true), ("one of another road", "", 1, true),
        ("one that wants more than is assured", "", 60, false),
    ]

    @Test(
        "room that all need is taken from those who hold most, and one road never from another that holds less",
        arguments: newcomers)
    func assured(_ row: (name: String, origin: String, parts: Int, isTaken: Bool)) throws {
        var limits = Reassembly.Limits()
        (limits.octets, limits.octetsAssured) = (100_000, 10_000)
        var reassembly = Reassembly(limits: limits)
        let mine = try segments(Self.long("milik saya ", segments: 2), reference: 3)
        _ = reassembly.receive(mine[0], from: other, to: shortCode, at: Self.noon)
        for number in 0..<1000 {
            let sender = Address(digits: "62812\(number)", typeOfNumber: .international)
            let part = try segments(Self.long("banjir ", segments: 2))[0]
            let receipt = reassembly.receive(part, from: sender, to: shortCode, origin: "crowd", at: Self.noon)
            #expect(receipt.outcome == .incomplete(missing: [2]))
            #expect(receipt.givenUp.allSatisfy { $0.origin == "crowd" && $0.reason == .crowdedOut })
        }
        #expect(reassembly.incompleteCount * 300 < limits.octets)
        let last = try segments(Self.long("baru ", segments: row.parts + 1)).prefix(row.parts).map {
            reassembly.receive($0, from: member, to: shortCode, origin: row.origin, at: Self.noon).outcome
        }
        let isTaken = last.allSatisfy { if case .incomplete = $0 { true } else { false } }
        #expect(isTaken == row.isTaken, "\(row.name)")
        #expect(whole(reassembly.receive(mine[1], from: other, to: shortCode, at: Self.noon)) != nil)
    }

    @Test("what follows a segment that was refused is refused, too, until it comes again from the first")
    func afterRefusal() throws {
        var reassembly = Reassembly()
        func send(_ segment: UserData) -> Reassembly.Outcome {
            reassembly.receive(segment, from: member, to: shortCode, at: Self.noon).outcome
        }
        let all = try (0..<17).map { try segments(Self.long("\($0) penuh ", segments: 2), reference: UInt16($0)) }
        let other = try segments(Self.long("yang lain ", segments: 2), reference: 16)
        for segments in all.prefix(16) { _ = send(segments[0]) }
        #expect(send(all[16][0]) == .refused(waiting: 16))
        _ = send(all[0][1])
        #expect(send(all[16][1]) == .refused(waiting: 16))
        #expect(send(other[0]) == .incomplete(missing: [2]))
        guard case .whole(let message) = send(other[1]) else {
            Issue.record("the other message is whole")
            return
        }
        #expect(message.text == Self.long("yang lain ", segments: 2))
    }

    @Test("one sender has a share, to however many recipients, and the others theirs")
    func share() throws {
        var limits = Reassembly.Limits()
        limits.octetsPerSender = 4096
        var reassembly = Reassembly(limits: limits)
        let parts = try segments(Self.long("banjir ", segments: 2))
        let taken = (0..<100).filter { number in
            let recipient = Address(digits: "62813\(1_000_000 + number)", typeOfNumber: .international)
            let receipt = reassembly.receive(parts[0], from: member, to: recipient, at: Self.noon)
            return receipt.outcome == .incomplete(missing: [2])
        }
        #expect(taken == Array(0..<taken.count) && taken.count < 20)
        for part in parts { _ = reassembly.receive(part, from: other, to: shortCode, at: Self.noon) }
        #expect(reassembly.incompleteCount == taken.count)
    }

    @Test("an escape pair that a careless sender cut is whole again")
    func cutEscapePair() {
        var reassembly = Reassembly()
        let places = Concatenation.series(of: 2, reference: 5)
        let halves: [[UInt8]] = [[0x41, 0x1B], [0x65, 0x42]]
        let receipts = zip(places, halves).map { place, septets in
            let data = UserData(header: UserDataHeader([.concatenation(place)]), content: .septets(septets))
            return reassembly.receive(data, from: member, to: shortCode, at: Self.noon)
        }
        #expect(receipts.last.flatMap(whole) == "A€B")
    }
}
