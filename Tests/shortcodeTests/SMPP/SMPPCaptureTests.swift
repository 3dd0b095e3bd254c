import Foundation
import SMPP
import Testing

@Suite("A capture of SMPP")
struct SMPPCaptureTests {
    @Test("has everything that went over a connection, both ways, in TCP segments that fit")
    func capture() throws {
        let scratch = try Scratch()
        let door = try RunningSMPP("--capture", scratch.path("a.pcap"))
        let esme = try ESME(at: door.port)
        _ = try esme.submit(Packet.Message("KONTAK"))
        _ = try esme.next()
        _ = try esme.ask(.unbind)
        door.end()
        let octets = try Array(Data(contentsOf: scratch.url("a.pcap")))
        #expect(Array(octets.prefix(24)) == Self.head)
        let segments = Self.segments(octets)
        let sides = Dictionary(grouping: segments) { $0.destination == door.port }
        for side in sides.values {
            var next: UInt32 = 0
            for segment in side where !segment.octets.isEmpty || segment.isFirst {
                #expect(segment.sequence == next)
                next = segment.sequence &+ UInt32(segment.octets.count) &+ (segment.isFirst ? 1 : 0)
            }
        }
        let commands = sides.mapValues { try? Self.commands($0.flatMap(\.octets)) }
        #expect(
            commands[true] == [.bindTransceiver, .submitSM, CommandID.deliverSM.response, .unbind].compactMap(\.self))
        #expect(
            commands[false]
                == [
                    CommandID.bindTransceiver.response, CommandID.submitSM.response, .deliverSM,
                    CommandID.unbind.response,
                ].compactMap(\.self))
    }

    @Test("takes the place of an earlier one, and of nothing else")
    func place() throws {
        let scratch = try Scratch()
        try scratch.write("precious", to: "notes")
        let refused = try Run("smpp", "--listen", "0", "--capture", scratch.path("notes"))
        #expect(refused.status == 64 && refused.errors.contains("notes: holds something else, which stays"))
        #expect(try String(contentsOf: scratch.url("notes"), encoding: .utf8) == "precious")
        for suffix in ["-wal", "-shm", "-journal"] {
            let capture = scratch.path("a" + suffix)
            let beside = try Run("smpp", "--listen", "0", "--store", scratch.path("a"), "--capture", capture)
            #expect(beside.status == 64 && beside.errors.contains("is one of a file beside a store"))
        }
        try Data(Self.head + [1, 2, 3]).write(to: scratch.url("a.pcap"))
        try RunningSMPP("--capture", scratch.path("a.pcap")).end()
        #expect(try Array(Data(contentsOf: scratch.url("a.pcap"))) == Self.head)
    }

    static let head: [UInt8] = [
        0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0,
    ]

    struct Segment {
        let destination: UInt16
        let sequence: UInt32
        let isFirst: Bool
        let octets: [UInt8]
    }

    static func segments(_ file: [UInt8]) -> [Segment] {
        var (place, segments): (Int, [Segment]) = (24, [])
        while place + 16 <= file.count {
            let count = (0..<4).reduce(0) { $0 | Int(file[place + 8 + $1]) << (8 * $1) }
            let packet = Array(file[place + 16..<place + 16 + count])
            let tcp = Array(packet[24...])
            segments.append(
                Segment(
                    destination: UInt16(tcp[2]) << 8 | UInt16(tcp[3]),
                    sequence: tcp[4..<8].reduce(0) { $0 << 8 | UInt32($1) }, isFirst: tcp[13] & 2 != 0,
                    octets: Array(tcp[20...])))
            place += 16 + count
        }
        return segments
    }

    private static func commands(_ octets: [UInt8]) throws -> [CommandID] {
        var (rest, commands): (ArraySlice<UInt8>, [CommandID]) = (octets[...], [])
        while rest.count >= 16 {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            commands.append(try Packet.reading(Array(rest.prefix(length))).packet.body.command)
            rest = rest.dropFirst(length)
        }
        return commands
    }
}
