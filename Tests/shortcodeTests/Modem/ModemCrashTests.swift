import Foundation
import Glibc
import Seeded
import Testing

/// What a modem that is killed at any instant owes its clients.
@Suite("A modem that is killed")
struct ModemCrashTests {
    /// A place on which modems stand one after the other, without pauses between messages.
    private struct Stand {
        let scratch: Scratch
        let store: StoreFile
        private let numbers: [String]

        init(_ numbers: String...) throws {
            scratch = try Scratch()
            store = StoreFile(path: scratch.path("demo.sqlite"))
            self.numbers = numbers
            try scratch.write("delivery-milliseconds 0\nmemory-sm 250\n", to: "profile")
        }

        func modem() throws -> RunningModem {
            let places = numbers.indices.flatMap { ["--socket", "modem\($0)"] }
            let options = ["--store", store.path, "--profile", "profile"]
            return try RunningModem(
                places + numbers.flatMap { ["--number", $0] } + options, in: scratch, count: numbers.count)
        }

        func client(_ index: Int = 0, typing line: String) throws -> ModemClient {
            let client = try ModemClient(socket: scratch.path("modem\(index)"))
            _ = client.type("ATE0\r")
            _ = client.type(line + "\r")
            return client
        }
    }

    private static func pause(_ microseconds: Int) {
        let end = ContinuousClock.now + .microseconds(microseconds)
        while ContinuousClock.now < end {}
    }

    /// Texts of two parts, which both say of which text they are.
    private static func parts(_ number: Int) throws -> (text: String, parts: [String]) {
        let text = "\(number) awal " + String(repeating: "x", count: 150) + " akhir \(number)"
        return (text, try Run("pdu", "--to", "2757", "--reference", "7", "--text", text).lines)
    }

    @Test("reads every long message as it was sent and once, though all have the same reference and parts come again")
    func parts() throws {
        var random = SplitMix64(seed: 27)
        let stand = try Stand("+6281200000001")
        var sent: [String] = []
        let deaths = KillCount.modemParts.deaths
        var (kills, modem) = (0, try stand.modem())
        var client = try stand.client(typing: "AT")
        while kills < deaths {
            let (text, parts) = try Self.parts(sent.count)
            try #require(parts.count == 2)
            for part in parts {
                // What was not acknowledged is sent again.
                while true {
                    let isKilled = kills < deaths && Bool.random(using: &random)
                    _ = client.type("AT+CMGS=\(part.count / 2 - 1)\r", until: "> ")
                    client.send(part + "\u{1A}")
                    if isKilled {
                        Self.pause(Int.random(in: 0..<2000, using: &random))
                        _ = modem.end(by: SIGKILL)
                        kills += 1
                    }
                    let isAcknowledged = client.read(until: "OK\r\n") != nil
                    if isKilled {
                        modem = try stand.modem()
                        client = try stand.client(typing: "AT")
                    }
                    if isAcknowledged { break }
                }
            }
            sent.append(text)
        }
        #expect(modem.end() == 143)
        #expect(try stand.store.ask("SELECT text FROM message WHERE direction = 'in' ORDER BY id") == sent)
        #expect(try stand.store.ask("SELECT id || '' FROM part") == [])
        print("modem, parts of one reference of 8 bits: \(kills) kills at work, \(sent.count) long messages")
    }

    @Test("delivers what came while a client stood at a prompt, and what it told of is read afterwards")
    func prompt() throws {
        var random = SplitMix64(seed: 57)
        let stand = try Stand("+6281200000001", "+6281200000002")
        var (sent, read): (Int, Set<Int>) = (0, [])
        let deaths = KillCount.modemPrompt.deaths
        for kill in 0..<deaths {
            let modem = try stand.modem()
            let sender = try stand.client(0, typing: "AT+CMGF=1")
            let recipient = try stand.client(1, typing: "AT+CMGF=1;+CNMI=2,\(Int.random(in: 1...2, using: &random))")
            recipient.send("AT+CMGS=\"2757\"\r")
            for _ in 0..<3 {
                _ = sender.type("AT+CMGS=\"+6281200000002\"\r", until: "> ")
                if sender.type("pesan \(sent).\u{1A}") != nil { sent += 1 }
            }
            if Bool.random(using: &random) { recipient.send("\u{1B}") }
            Self.pause(Int.random(in: 0..<3000, using: &random))
            _ = modem.end(by: SIGKILL)
            let given = recipient.rest()
            read.formUnion(Self.numbers(in: given))
            let told = given.matches(of: /\+CMTI: "SM",(\d+)/).map { "SM \($0.output.1)" }
            let kept = try stand.store.ask("SELECT memory || ' ' || slot FROM memory_slot")
            #expect(Set(told).isSubset(of: kept), "kill \(kill)")
        }
        let modem = try stand.modem()
        let recipient = try stand.client(1, typing: "AT+CMGF=1")
        read.formUnion(Self.numbers(in: recipient.type("AT+CMGL=\"ALL\"\r") ?? ""))
        #expect(modem.end() == 143)
        #expect(read == Set(0..<sent))
        print("modem, a client at a prompt: \(deaths) kills at work, \(sent) messages")
    }

    private static func numbers(in given: String) -> [Int] {
        given.matches(of: /pesan (\d+)\.\r\n/).compactMap { Int($0.output.1) }
    }
}
