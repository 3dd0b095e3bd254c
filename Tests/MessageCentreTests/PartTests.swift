import Foundation
import GRDB
import MessageCentre
import Seeded
import ShortMessage
import Testing

extension MessageCentre {
    /// Submits a segment as a handset sends it.
    @discardableResult
    func submit(
        _ segment: UserData, from sender: String = Handset.budi, to recipient: String = "2757", second: Int64 = 0,
        reference: UInt8 = 0, wantsReport: Bool = false
    ) async throws -> Acceptance {
        try await submit(
            Submission(
                segment, from: try Address(sender), to: try Address(recipient), at: try moment(second),
                reference: reference, report: wantsReport ? .always : .none))
    }
}

/// A text as a handset cuts it.
func segments(
    _ text: String, reference: UInt16 = 7, width: Concatenation.Width = .octet
) throws -> [UserData] {
    try SegmentedText(text, reference: width).userData(reference: reference)
}

@Suite("A long message that a handset cut")
struct PartTests {
    let temporary = TemporaryStore()
    /// Three segments.
    static let text = (0..<60).map { "word\($0)" }.joined(separator: " ")

    private func parts() throws -> [String] {
        try temporary.ask("SELECT sequence || '/' || total || ' of ' || reference FROM part ORDER BY id")
    }

    private func received() throws -> [String] {
        try temporary.ask("SELECT text FROM message WHERE direction = 'in' ORDER BY id")
    }

    struct Cut: Sendable, CustomTestStringConvertible {
        let name: String
        var order = [0, 1, 2]
        var width = Concatenation.Width.octet
        var text = PartTests.text
        var testDescription: String { name }
    }

    static let cuts = [
        Cut(name: "in order"),
        Cut(name: "the last first", order: [2, 1, 0]),
        Cut(name: "with a reference of 16 bits", order: [1, 0, 2], width: .twoOctets),
        Cut(name: "in UTF-16", order: [2, 0, 1], text: String(repeating: "saldo ✓ ", count: 20)),
    ]

    @Test("is kept part by part, each before it is acknowledged, through restarts; then whole, once", arguments: cuts)
    func restarts(_ cut: Cut) async throws {
        let all = try segments(cut.text, reference: 0xBEEF, width: cut.width)
        try #require(all.count == 3)
        var outcomes: [Acceptance.Outcome] = []
        for (count, index) in cut.order.enumerated() {
            let centre = try MessageCentre.echo(temporary.store)
            outcomes.append(try await centre.submit(all[index], second: Int64(count)).outcome)
            #expect(try parts().count == (count + 1) % 3)
            try await centre.close()
        }
        let missing = (0..<3).map { UInt8($0 + 1) }
        #expect(outcomes[0] == .incomplete(missing: missing.filter { $0 != cut.order[0] + 1 }))
        #expect(outcomes[1] == .incomplete(missing: [UInt8(cut.order[2] + 1)]))
        #expect(try received() == [cut.text])
        guard case .answered(let replies) = outcomes[2] else {
            Issue.record("\(outcomes[2])")
            return
        }
        #expect(replies.map(\.message.text) == [cut.text])
    }

    @Test("is not mixed with the next of its reference after a restart", arguments: Concatenation.Width.allCases)
    func mixed(_ width: Concatenation.Width) async throws {
        let texts = ["A " + Self.text + " A", "B " + Self.text.replacing("word", with: "vord") + " B"]
        let all = try texts.map { try segments($0, width: width) }
        let first = try MessageCentre.echo(temporary.store)
        for segment in all[0] { try await first.submit(segment) }
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        #expect(try await second.submit(all[0][2]).outcome == .repeated([]))
        try await second.submit(all[1][0])
        try await second.close()
        let third = try MessageCentre.echo(temporary.store)
        for segment in all[1][1...] { try await third.submit(segment) }
        #expect(try received() == texts)
        try await third.advance(to: moment(2 * 86_400))
        #expect(try temporary.ask("SELECT digests FROM joined_message") == [])
    }

    /// Segments of messages with one reference, two each, and what is read of them; behind `>` stands one that is refused.
    static let orders: [(order: String, texts: String)] = [
        ("A1 A2 B1 >A2 B2", "A B"), ("A1 A2 B1 B2 C1 >A2 >B2 C2", "A B C"), ("A1 A2 A2 B1 >A2 B2 B2", "A B"),
        ("A1 A2 B2 >A1 B1", "A B"), ("A1 A2 B1 B2 C1 C2 D1 >A2 >B2 >C2 D2", "A B C D"),
    ]

    @Test("is not mixed with those before it of its reference, wherever the process dies", arguments: orders)
    func repeatedParts(order: String, texts: String) async throws {
        let words = order.split(separator: " ")
        let (sender, shortCode) = (try Address(Handset.budi), try Address("2757"))
        for death in 1...words.count {
            let temporary = TemporaryStore()
            var centre = try MessageCentre.echo(temporary.store)
            for (index, word) in words.enumerated() {
                if index == death {
                    try await centre.close()
                    centre = try MessageCentre.echo(temporary.store)
                }
                let (name, place) = (String(word.dropLast().last ?? " "), Int(String(word.last ?? " ")) ?? 0)
                let segment = try Self.pair(name)[place - 1]
                let time = try moment(Int64(index))
                var isRefused = false
                do throws(SubmissionError) {
                    _ = try await centre.submit(
                        Submission(segment, from: sender, to: shortCode, at: time))
                } catch {
                    isRefused = true
                    #expect(error == .congested(.reference(sender)))
                }
                #expect(isRefused == (word.first == ">"), "\(word) of \(order), death at \(death)")
            }
            try await centre.close()
            let received = try temporary.ask("SELECT text FROM message WHERE direction = 'in' ORDER BY id")
            #expect(received == (try texts.split(separator: " ").map { try Self.whole(String($0)) }))
        }
    }

    private static func whole(_ name: String) throws -> String { String(repeating: "\(name) word ", count: 40) }

    private static func pair(_ name: String) throws -> [UserData] {
        let all = try segments(try whole(name))
        try #require(all.count == 2)
        return all
    }

    @Test("is whole under several spellings of its sender, through a restart and an upgrade")
    func spellings() async throws {
        let all = try segments(Self.text)
        for (index, sender) in ["081200000001", "+6281200000001", "006281200000001"].enumerated() {
            let centre = try MessageCentre.echo(temporary.store)
            try await centre.submit(all[index], from: sender, second: Int64(index))
            try await centre.close()
        }
        #expect(try received() == [Self.text])
        #expect(try parts() == [])
    }

    @Test("for which there is no room is refused before it is acknowledged, and what was acknowledged becomes whole")
    func noRoom() async throws {
        let texts = (0..<17).map { "\($0) " + Self.text }
        let all = try texts.enumerated().map { try segments($1, reference: UInt16($0)) }
        let first = try MessageCentre.echo(temporary.store)
        for segments in all.prefix(16) { try await first.submit(segments[0]) }
        let sender = try Address(Handset.budi)
        await #expect(throws: SubmissionError.congested(.parts(sender, waiting: 16))) {
            try await first.submit(all[16][0])
        }
        try await first.submit(all[16][0], from: Handset.siti)
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        for segments in all.prefix(16) { for segment in segments[1...] { try await second.submit(segment) } }
        for segment in all[16] { try await second.submit(segment) }
        #expect(try received() == texts)
    }

    @Test("that begins as the one before it comes whole, wherever the process dies", arguments: 1...5)
    func sameBeginning(_ death: Int) async throws {
        let texts = [Self.text + " one", Self.text + " two"]
        let all = try texts.flatMap { try segments($0) }
        try #require(all.count == 6 && all[0] == all[3] && all[1] == all[4])
        var centre = try MessageCentre.echo(temporary.store)
        for (index, segment) in all.enumerated() {
            if index == death || index == 5 {
                try await centre.close()
                centre = try MessageCentre.echo(temporary.store)
            }
            try await centre.submit(segment)
        }
        #expect(try received() == texts)
        #expect(try parts() == [])
        try await centre.submit(all[0])
        #expect(try parts() == ["1/3 of 7"])
        try await centre.advance(to: moment(2 * 86_400))
        #expect(try parts() == [])
        try await centre.close()
    }

    @Test("to a service has room, however many parts others have sent to numbers that nobody has")
    func flood() async throws {
        let centre = try MessageCentre.echo()
        let part = try segments(String(repeating: "banjir ✓ ", count: 20))[0]
        var refused = 0
        for sender in 0..<60 {
            for recipient in 0..<60 {
                do throws(SubmissionError) {
                    _ = try await centre.submit(
                        Submission(
                            part, from: Address(digits: "62812\(1_000_000 + sender)", typeOfNumber: .international),
                            to: Address(digits: "62813\(1_000_000 + recipient)", typeOfNumber: .international),
                            at: Timestamp(milliseconds: 1_795_222_800_000, offset: 420)))
                } catch {
                    refused += 1
                }
            }
        }
        for segment in try segments(Self.text) { try await centre.submit(segment, second: 1) }
        #expect(try await centre.messages().map(\.text) == [Self.text, Self.text])
        #expect(refused < 3600)
    }

    @Test("acknowledges a part again that came before, and keeps it once")
    func repeated() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let all = try segments(Self.text)
        for segment in [all[0], all[0], all[1], all[0]] { try await centre.submit(segment) }
        #expect(try parts() == ["1/3 of 7", "2/3 of 7"])
        #expect(try await centre.submit(all[1]).outcome == .repeated([]))
        try await centre.submit(all[2])
        #expect(try await centre.submit(all[2]).outcome == .repeated([]))
        #expect(try received() == [Self.text])
        #expect(try parts() == [])
    }

    @Test("is given up after a day, after a restart, too, and its parts are deleted")
    func expired() async throws {
        let first = try MessageCentre.echo(temporary.store)
        try await first.submit(try segments(Self.text)[0], second: 5)
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        #expect(try await second.lastEntry() == moment(5))
        #expect(try await second.nextDue() == moment(5 + 86_400))
        try await second.advance(to: moment(5 + 86_399))
        #expect(try parts().count == 1)
        try await second.advance(to: moment(5 + 86_400))
        #expect(try parts() == [])
        #expect(try await second.nextDue() == nil)
    }

    @Test("gives way to the next of the same reference, whose parts alone are kept")
    func displaced() async throws {
        let (old, new) = (try segments(Self.text), try segments("other " + Self.text))
        let first = try MessageCentre.echo(temporary.store)
        for segment in [old[0], old[2]] { try await first.submit(segment) }
        try await first.submit(new[0], second: 121)
        #expect(try parts() == ["1/3 of 7"])
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        for segment in new[1...] { try await second.submit(segment, second: 122) }
        #expect(try received() == ["other " + Self.text])
    }

    @Test(
        "that takes turns with another of its reference is refused, not mixed, wherever the process dies",
        arguments: 1...4)
    func contested(_ death: Int) async throws {
        let texts = ["A " + Self.text, "B " + Self.text.replacing("word", with: "vord")]
        let all = try texts.map { try segments($0) }
        let turns = [all[0][0], all[1][0], all[0][1], all[1][1], all[1][2], all[0][2]]
        var centre = try MessageCentre.echo(temporary.store)
        var refused: [Int] = []
        for (index, segment) in turns.enumerated() {
            if index == death {
                try await centre.close()
                centre = try MessageCentre.echo(temporary.store)
            }
            let submission = Submission(
                segment, from: try Address(Handset.budi), to: EchoService.shortCode, at: try moment(Int64(index)))
            do throws(SubmissionError) {
                _ = try await centre.submit(submission)
            } catch {
                #expect(error == .congested(.reference(try Address(Handset.budi))))
                refused.append(index)
            }
        }
        #expect(refused == [2, 3, 4, 5])
        #expect(try received() == [])
        for segment in all[1] + all[0] { try await centre.submit(segment, second: 200) }
        #expect(try received() == [texts[1], texts[0]])
        try await centre.close()
    }

    @Test("is never put together of what came on two roads, after a restart either")
    func roads() async throws {
        let all = try ["A " + Self.text, "B " + Self.text].map { try segments($0) }
        for (index, road) in [(0, "smpp a"), (1, "smpp b"), (2, ""), (1, "smpp a"), (2, "smpp a")] {
            let centre = try MessageCentre.echo(temporary.store)
            var submission = Submission(
                all[road == "smpp a" ? 0 : 1][index], from: try Address(Handset.budi), to: EchoService.shortCode,
                at: try moment(Int64(index)))
            submission.origin = road
            _ = try await centre.submit(submission)
            try await centre.close()
        }
        #expect(try received() == ["A " + Self.text])
        #expect(try parts() == ["2/3 of 7", "3/3 of 7"])
    }

    @Test("that begins as the one before is kept from its beginning, which was taken for a repetition")
    func front() async throws {
        let text = (0..<85).map { "word\($0)" }.joined(separator: " ")
        let next = text.replacing("word50", with: "WORD50").replacing("word84", with: "WORD84")
        let (old, new) = (try segments(text), try segments(next))
        try #require(new.count == 4 && old[1] == new[1] && old[2] != new[2])
        let first = try MessageCentre.echo(temporary.store)
        for segment in old + new[...2] { try await first.submit(segment) }
        #expect(try Set(parts()) == ["1/4 of 7", "2/4 of 7", "3/4 of 7"])
        try await first.close()
        let second = try MessageCentre.echo(temporary.store)
        try await second.submit(new[3])
        #expect(try received() == [text, next])
    }

    @Test("can be sent on where the network refused a part of it")
    func refused() async throws {
        let faults = FaultPlan([try FaultRule("from=+6281200000001,reject=60%")], seed: 3)
        let centre = try MessageCentre(
            store: temporary.store, services: ServiceDirectory(EchoService.shortCode, EchoService()), faults: faults)
        var refusals = 0
        for segment in try segments(Self.text) {
            while (try? await centre.submit(segment)) == nil { refusals += 1 }
        }
        #expect(refusals > 0)
        #expect(try received() == [Self.text])
    }

    @Test("on which the service fails is answered so, and its parts are deleted")
    func failed() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        let text = "FAIL " + Self.text
        var last: Acceptance?
        for segment in try segments(text) { last = try await centre.submit(segment) }
        #expect(last?.texts == ["unavailable"])
        #expect(last?.message.text == text)
        #expect(try received() == [text])
        #expect(try parts() == [])
    }

    @Test("is purged when it began to come before the horizon")
    func purged() async throws {
        let centre = try MessageCentre.echo(temporary.store)
        try await centre.submit(try segments(Self.text)[0])
        try await centre.submit(try segments(Self.text, reference: 8)[0], second: 10)
        _ = try await centre.purge(before: try moment(9))
        #expect(try parts() == ["1/3 of 8"])
        #expect(try await centre.submit(try segments(Self.text)[1]).outcome == .incomplete(missing: [1, 3]))
    }

    @Test("leaves nothing of what a service holds secret once it is whole, or given up")
    func secret() async throws {
        let service = try TextServiceTests.service()
        let centre = try MessageCentre(store: temporary.store, shortCode: service.shortCode, service: service)
        let text = "KIRIM.081200000002." + String(repeating: "halo ", count: 60) + "hai.9753"
        let all = try segments(text)
        let last = try #require(all.last)
        func files() throws -> String { temporary.octets + temporary.octets(of: "-wal") }
        func send(_ segments: some Sequence<UserData>) async throws {
            for segment in segments {
                try await centre.submit(segment, to: "\(service.shortCode)")
            }
        }
        try await send([last])
        #expect(try files().contains("9753"))
        try await send(all.dropLast())
        #expect(try temporary.texts().first == service.recorded(TextServiceTests.message(text)))
        #expect(try !files().contains("9753"))
        try await send(try segments(text, reference: 8).suffix(1))
        #expect(try files().contains("9753"))
        try await centre.advance(to: moment(2 * 86_400))
        #expect(try !files().contains("9753"))
    }

    @Test("leaves no secret in the write-ahead log either, be it read meanwhile, or left by a process that died")
    func secretInLog() async throws {
        let service = try TextServiceTests.service()
        let centre = try MessageCentre(store: temporary.store, shortCode: service.shortCode, service: service)
        let all = try segments("KIRIM.081200000002." + String(repeating: "halo ", count: 60) + "hai.9753")
        try await centre.submit(try #require(all.last), to: "\(service.shortCode)")
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: temporary.path, configuration: configuration)
        try await reader.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN; SELECT count(*) FROM part")
        }
        for segment in all.dropLast() { try await centre.submit(segment, to: "\(service.shortCode)") }
        #expect(temporary.octets(of: "-wal").contains("9753"))

        let dead = TemporaryStore()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: temporary.path + suffix, toPath: dead.path + suffix)
        }
        let next = try MessageCentre(store: dead.store, shortCode: service.shortCode, service: service)
        try await reader.writeWithoutTransaction { db in try db.execute(sql: "COMMIT") }
        for (centre, store) in [(next, dead), (centre, temporary)] {
            try await centre.submit("BANTUAN", to: "\(service.shortCode)")
            #expect(!(store.octets + store.octets(of: "-wal")).contains("9753"))
        }
    }

    @Test("among others, in any order, with any restarts: every one comes whole, and once")
    func anyOrder() async throws {
        for seed: UInt64 in 0..<100 {
            var random = SplitMix64(seed: seed)
            let texts = (0..<4).map { "\($0) " + Self.text }
            let senders = [Handset.budi, Handset.siti]
            let all = try texts.enumerated().flatMap { index, text in
                try segments(text, reference: UInt16(index / 2)).map { (senders[index % 2], $0) }
            }
            let centre = try MessageCentre.echo()
            var whole: [String] = []
            for (sender, segment) in all.shuffled(using: &random) {
                if Bool.random(using: &random) { try await centre.restart() }
                let taken = try await centre.submit(segment, from: sender)
                if case .answered = taken.outcome { whole.append(taken.message.text) }
            }
            #expect(whole.sorted() == texts, "seed \(seed)")
        }
    }
}
