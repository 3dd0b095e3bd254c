import SMPP
import Seeded
import ShortMessage
import Testing

@Suite("Laws of SMPP's PDUs")
struct PacketLawTests {
    @Test("what was written is read as it was", arguments: 0..<10)
    func roundTrip(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        for _ in 0..<1000 {
            let packet = random.packet()
            let octets = try packet.octets()
            let reading = try Packet.reading(octets)
            try #require(reading.packet == packet, "\(octets.hexadecimal)")
            try #require(reading.leniencies.isEmpty, "\(octets.hexadecimal): \(reading.leniencies)")
        }
    }

    @Test("a stream cut anywhere gives the same PDUs", arguments: 0..<10)
    func anyCut(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 50)
        let packets = (0..<40).map { _ in random.packet() }
        let stream = try packets.flatMap { try $0.octets() }
        for most in [1, 2, 15, 17, 300, stream.count] {
            var framer = PacketFramer()
            var found: [Packet] = []
            var rest = stream[...]
            while !rest.isEmpty {
                let count = Int.random(in: 1...most, using: &random)
                framer.append(rest.prefix(count))
                rest = rest.dropFirst(count)
                while case .packet(let reading)? = try framer.next() { found.append(reading.packet) }
            }
            try #require(found == packets, "cut at most \(most) octets apart")
            #expect(framer.pending == 0)
        }
    }

    @Test("a PDU cut short is incomplete, and with its length mended malformed, forgiven, or a shorter PDU")
    func shortened() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<300 {
            let octets = try random.packet().octets()
            for end in 16..<octets.count {
                var framer = PacketFramer()
                framer.append(octets[..<end])
                #expect(try framer.next() == nil)
                try check(octets[..<end].withLengthMended)
            }
        }
    }

    @Test("a changed octet never traps, and what is read without leniency is written as it was read", arguments: 0..<4)
    func mutations(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed) + 100)
        for _ in 0..<2000 {
            let original = try random.packet().octets()
            for _ in 0..<10 { try check(mutated(original, &random)) }
        }
    }

    private func check(_ octets: [UInt8]) throws {
        do throws(PacketError) {
            let reading = try Packet.reading(octets)
            guard reading.leniencies.isEmpty else { return }
            let written = try reading.packet.octets()
            try? #require(written == octets, "\(octets.hexadecimal) is written as \(written.hexadecimal)")
        } catch {
            try #require(0...octets.count ~= error.octet, "\(octets.hexadecimal): \(error)")
            try #require(error.status != .ok)
        }
    }

    private func mutated(_ octets: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
        var octets = octets
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 4..<octets.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: octets.insert(.random(in: 0...255, using: &random), at: index)
            case 1 where octets.count > 17: octets.remove(at: index)
            case 2: octets[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            default: octets[index] = .random(in: 0...255, using: &random)
            }
        }
        return octets[...].withLengthMended
    }
}

extension ArraySlice<UInt8> {
    /// The octets with a command_length that says how many they are.
    fileprivate var withLengthMended: [UInt8] {
        let count = UInt32(self.count)
        return (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) } + dropFirst(4)
    }
}
