import Foundation
import Glibc
import Seeded
import Testing

/// A server that dies while it goes back to a snapshot of a store in a file.
@Suite("A restore that is killed")
struct KilledRestoreTests {
    private let scratch: Scratch
    private static let contents = """
        SELECT count(*) || ' ' || coalesce(sum(id), 0) || ' ' || coalesce(sum(length(text)), 0) || ' '
            || (SELECT count(*) FROM binding) FROM message
        """

    init() throws {
        scratch = try Scratch()
    }

    private static func batch(_ text: String, _ numbers: Range<Int>) -> String {
        let messages = numbers.map { #"{"from":"+62812\#(10_000_000 + $0)","text":"\#(text)"}"# }
        return "{\"messages\":[\(messages.joined(separator: ","))]}"
    }

    /// A store, and beside it a snapshot of its first half.
    private func makeMaster() async throws {
        let server = try RunningServer(["--store", scratch.path("master.sqlite")])
        func send(_ body: String) async throws {
            #expect(try await server.ask("v1/messages:batch", body).status == 200)
        }
        try await send("{\"messages\":[{\"from\":\"\(Budi.number)\",\"text\":\"\(Budi.registration)\"}]}")
        for start in 0..<4 { try await send(Self.batch("KONTAK", start * 1000..<(start + 1) * 1000)) }
        #expect(try await server.ask("v1/snapshots", #"{"name":"half"}"#).status == 201)
        try await send("{\"messages\":[{\"from\":\"\(Budi.number)\",\"text\":\"BERHENTI\"}]}")
        for start in 0..<4 { try await send(Self.batch("BANTUAN", start * 1000..<(start + 1) * 1000)) }
        #expect(server.end() == 0)
    }

    private func copy() throws -> StoreFile {
        let store = try scratch.copy("master.sqlite", to: "killed.sqlite")
        try? FileManager.default.removeItem(atPath: store.path + ".snapshot-half")
        try FileManager.default.copyItem(
            atPath: scratch.path("master.sqlite") + ".snapshot-half", toPath: store.path + ".snapshot-half")
        return store
    }

    /// Asks for the restore, and lets the server die after a while.
    ///
    /// - Returns: how long the answer took; nil where death came first.
    private func restore(_ server: RunningServer, killedAfter time: Duration?) throws -> Duration? {
        let connection = try LoopbackConnection.call(server.port)
        defer { close(connection) }
        let request = "POST /v1/snapshots/half:restore HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"
        let began = ContinuousClock.now
        _ = request.utf8.withContiguousStorageIfAvailable {
            send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        if let time {
            while ContinuousClock.now < began + time {}
            server.end(by: SIGKILL)
        }
        var octets = [UInt8](repeating: 0, count: 4096)
        let count = recv(connection, &octets, octets.count, 0)
        guard count > 0 else { return nil }
        #expect(String(decoding: octets[..<count], as: UTF8.self).hasPrefix("HTTP/1.1 200 "))
        return ContinuousClock.now - began
    }

    @Test("leaves the store as it was or as it is to be, whole, and does its work at last")
    func killed() async throws {
        try await makeMaster()
        let whole = try copy()
        let before = try whole.ask(Self.contents)
        let first = try RunningServer(["--store", whole.path])
        let length = try #require(try restore(first, killedAfter: nil))
        #expect(first.end() == 0)
        let after = try whole.ask(Self.contents)
        #expect(before != after)

        var random = SplitMix64(seed: 17)
        var (kills, late, done) = (0, 0, 0)
        while kills < KillCount.restore.deaths, late < 20 * KillCount.restore.deaths + 20 {
            let store = try copy()
            let server = try RunningServer(["--store", store.path])
            // The moments of a run that has just been late were too late for this machine.
            let part = Double.random(in: 0...(late > kills ? 0.5 : 1), using: &random)
            guard try restore(server, killedAfter: length * part) == nil else {
                late += 1
                continue
            }
            kills += 1
            let found = try scratch.copy("killed.sqlite", to: "asked.sqlite").ask(Self.contents)
            #expect(found == before || found == after)
            if found == after { done += 1 }
            #expect(try Run("members", "verify", "--store", store.path).status == 0)
            let again = try RunningServer(["--store", store.path])
            #expect(try restore(again, killedAfter: nil) != nil)
            #expect(again.end() == 0)
            #expect(try store.ask(Self.contents) == after)
        }
        #expect(kills == KillCount.restore.deaths)
        print("restore: \(kills) kills at work, \(done) of them after its commit, \(late) came too late")
    }
}
