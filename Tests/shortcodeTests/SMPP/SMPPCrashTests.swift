import Glibc
import SMPP
import Seeded
import Testing

/// What a message centre that is killed at any instant owes its ESMEs.
@Suite("SMPP that is killed")
struct SMPPCrashTests {
    /// What an ESME has heard over all lives of the centre.
    private struct Heard {
        var acknowledged: Set<String> = []
        var receipted: Set<String> = []
        var replies = 0

        mutating func take(_ message: Packet.Message) -> DeliveryReceipt? {
            guard let receipt = DeliveryReceipt(message) else {
                replies += 1
                return nil
            }
            receipted.insert(receipt.messageID)
            return receipt
        }
    }

    @Test("loses nothing that it acknowledged, and answers none of it twice, however often it is killed on the way")
    func kills() throws {
        var random = SplitMix64(seed: 18)
        let scratch = try Scratch()
        let store = StoreFile(path: scratch.path("store"))
        let deaths = KillCount.smpp.deaths
        var heard = Heard()
        for death in 0..<deaths {
            // More than a thousand replies do not wait for one number.
            if death % 50 == 49 { try drain(store, &heard) }
            let door = try RunningSMPP("--store", store.path)
            let esme = try ESME(at: door.port)
            let sent = try (0..<Int.random(in: 1...12, using: &random)).map { _ in
                try esme.send(.submit(Packet.Message("KONTAK", reports: true)))
            }
            if let one = sent.randomElement(using: &random),
                case .submitResponse(let response?) = try esme.answer(to: one).body
            {
                heard.acknowledged.insert(response.messageID)
            }
            for _ in 0..<Int.random(in: 0...3, using: &random) { _ = heard.take(try esme.next()) }
            let end = ContinuousClock.now + .microseconds(Int.random(in: 0..<6000, using: &random))
            while ContinuousClock.now < end {}
            door.end(by: SIGKILL)
            esme.waitForEnd()
            heard.acknowledged.formUnion(esme.acknowledgedIDs)
        }
        try drain(store, &heard)
        let taken = try store.ask("SELECT id || '' FROM message WHERE direction = 'in'")
        #expect(heard.acknowledged.isSubset(of: taken))
        #expect(heard.receipted == Set(taken) && heard.replies >= taken.count)
        #expect(try store.ask("SELECT count(*) || '' FROM message WHERE direction = 'out'") == ["\(taken.count)"])
        #expect(try store.ask("SELECT id || '' FROM message WHERE state = 'enroute'") == [])
        print("SMPP: \(deaths) kills at work, \(taken.count) messages, \(heard.replies) replies came")
    }

    /// Takes everything that waits: a last message's receipt and reply come behind all others.
    private func drain(_ store: StoreFile, _ heard: inout Heard) throws {
        let door = try RunningSMPP("--store", store.path)
        let esme = try ESME(at: door.port)
        let last = try esme.submit(Packet.Message("KONTAK", reports: true))
        while case let receipt = heard.take(try esme.next()), receipt?.messageID != last {}
        _ = heard.take(try esme.message())
        _ = try esme.ask(.unbind)
        #expect(door.end() == 143)
    }
}
