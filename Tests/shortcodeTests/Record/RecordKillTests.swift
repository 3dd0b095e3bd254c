import Foundation
import Seeded
import Testing

@Suite("A run that records and is killed")
struct RecordKillTests {
    @Test("is as the store is, whenever the run is killed")
    func killed() throws {
        let scratch = try Scratch()
        let texts = ["KONTAK", "apa", Budi.registration, "SALDO", "TOLAK"]
        let lines = (0..<600).map {
            #"{"at":"2026-11-21T08:00:00+07:00","from":"+62812\#(10_000_000 + $0 % 90)","text":"\#(texts[$0 % 5])","id":"\#($0)"}"#
                + "\n"
        }
        try scratch.write(lines.joined(), to: "in")
        let arguments = ["--store", scratch.path("a.sqlite"), "--record", scratch.path("a.jsonl"), "--output", "json"]
        func run() throws -> Run { try Run(arguments, octets: Array(lines.joined().utf8)) }
        func clear() throws {
            for name in try scratch.names where name.hasPrefix("a.") {
                try FileManager.default.removeItem(at: scratch.url(name))
            }
        }
        func compare() throws {
            let kept = try StoreFile(path: scratch.path("a.sqlite")).ask(
                "SELECT sender || ' > ' || recipient || ' ' || text FROM message ORDER BY id")
            let recorded = try scratch.text("a.jsonl").split(separator: "\n").filter { $0.hasPrefix("{") }.map { line in
                let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                let ends = ["from", "to", "text"].map { fields?[$0] as? String ?? "" }
                return "\(ends[0].drop { $0 == "+" }) > \(ends[1].drop { $0 == "+" }) \(ends[2])"
            }
            #expect(kept == recorded)
        }
        let length = try KilledCommand.length(of: run)
        try compare()
        var random = SplitMix64(seed: 16)
        var command = KilledCommand(arguments, input: scratch.path("in"), length: length)
        while command.hasMore(than: KillCount.record.deaths) {
            try clear()
            guard try command.run(using: &random) != nil else { continue }
            #expect(try run().status == 0)
            try compare()
        }
        #expect(command.kills == KillCount.record.deaths)
        print("record: \(command.kills) kills at work, \(command.late) came too late")
    }
}
