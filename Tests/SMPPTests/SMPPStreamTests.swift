import SMPP
import Seeded
import Testing

@Suite("Any octets into a session")
struct SMPPStreamTests {
    @Test("a million octets at random trap nothing, and whatever their cuts the actions are the same", arguments: 0..<4)
    func randomOctets(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 900)
        for _ in 0..<250 {
            let octets = try stream(&random)
            var whole = bound()
            let expected = whole.receive(octets, at: 1)
            var cut = bound()
            var (found, rest): ([SMPPSession.Action], ArraySlice<UInt8>) = ([], octets[...])
            while !rest.isEmpty {
                let count = Int.random(in: 1...40, using: &random)
                found += cut.receive(rest.prefix(count), at: 1)
                rest = rest.dropFirst(count)
            }
            try #require(found == expected)
        }
    }

    /// PDUs with sound lengths and any octets in them, some of them PDUs indeed, then noise.
    private func stream(_ random: inout SplitMix64) throws -> [UInt8] {
        var octets: [UInt8] = []
        while octets.count < 1000 {
            if Bool.random(using: &random) {
                octets += try random.packet().octets()
            } else {
                let body = (0..<Int.random(in: 4...60, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                let command: [UInt8] = [
                    [0, 0x80].randomElement(using: &random) ?? 0, 0, 0, .random(in: 0...0x21, using: &random),
                ]
                octets += [0, 0, 0, UInt8(16 + body.count)] + command + [0, 0, 0, 0, 0, 0, 0, 1] + body
            }
        }
        return octets + (0..<64).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    private func bound() -> SMPPSession {
        var session = SMPPSession(at: 0)
        let bind = Packet(sequence: 1, .bind(.init(.transceiver, systemID: "esme")))
        _ = session.receive((try? bind.octets()) ?? [], at: 0)
        _ = session.acceptBind(at: 0)
        return session
    }
}
