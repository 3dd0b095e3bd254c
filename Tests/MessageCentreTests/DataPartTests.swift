import MessageCentre
import ShortMessage
import Testing

@Suite("A long message of 8-bit data")
struct DataPartTests {
    private let temporary = TemporaryStore()

    /// The octets of the segments, and the text that they are together; empty where they are none.
    static let rows: [(name: String, segments: [[UInt8]], text: String)] = [
        (
            "ASCII", [Array("REG#3171051708900003#17-08".utf8), Array("-1990#08012345678".utf8)],
            "REG#3171051708900003#17-08-1990#08012345678"
        ),
        ("UTF-8 cut inside a character", [[0x4A, 0x6F, 0x73, 0xC3], [0xA9, 0x20, 0x42]], "José B"),
        ("Latin-1", [[0x4A, 0x6F, 0x73, 0xE9], [0x20, 0x42]], "José B"),
        ("marks first", [Array("#!#!".utf8), Array("SALDO 5678".utf8)], "#!#!SALDO 5678"),
        ("a NUL at the end", [Array("KON".utf8), Array("TAK".utf8), [0]], "KONTAK"),
        ("other data", [Array("KON".utf8), [0x00, 0x01, 0x02]], ""),
    ]

    private func userData(_ segments: [[UInt8]], ports: Bool = false) -> [UserData] {
        zip(Concatenation.series(of: segments.count, reference: 7), segments).map { place, octets in
            let others: [InformationElement] =
                ports ? [.ports(ApplicationPorts(destination: UInt16(5505), originator: 5505))] : []
            return UserData(header: UserDataHeader([.concatenation(place)] + others), content: .octets(octets))
        }
    }

    /// Each segment in a process of its own.
    private func submit(_ segments: [UserData], to recipient: String = "2757") async throws {
        for (second, segment) in segments.enumerated() {
            let centre = try MessageCentre.echo(temporary.store)
            try await centre.submit(segment, to: recipient, second: Int64(second))
            try await centre.close()
        }
        #expect(try temporary.ask("SELECT sequence || '' FROM part").isEmpty)
    }

    private func received(_ segments: [UserData]) async throws -> [String] {
        try await submit(segments)
        return try temporary.ask("SELECT text FROM message WHERE direction = 'in' ORDER BY id")
    }

    @Test("is one message to a service, read where all of it together is plainly text", arguments: rows)
    func whole(name: String, segments: [[UInt8]], text: String) async throws {
        #expect(try await received(userData(segments)) == [text], "\(name)")
    }

    @Test("is read in whatever order its parts come")
    func disorder() async throws {
        let segments = userData([Array("ONE ".utf8), Array("TWO ".utf8), Array("THREE".utf8)])
        #expect(try await received([segments[2], segments[0], segments[1]]) == ["ONE TWO THREE"])
    }

    @Test("is a message a part to a program that has a port")
    func ports() async throws {
        #expect(try await received(userData([Array("KON".utf8), Array("TAK".utf8)], ports: true)) == ["", ""])
    }

    @Test("goes to another handset as it was sent, part by part")
    func handset() async throws {
        try await submit(userData([Array("KON".utf8), Array("TAK".utf8)]), to: "+6281200000009")
        #expect(try temporary.ask("SELECT count(*) || '' FROM message") == ["2"])
    }
}
