import Doors
import Glibc
import ShortMessage

/// What goes over connections, as a capture file that Wireshark reads (pcap 2.4, of a loopback interface).
///
/// The headers of IPv4 and TCP are made up, with sequence numbers that fit; addresses and ports are the connection's.
package struct CaptureFile {
    private let file: Descriptor
    private var flows: [Int: Flow] = [:]

    /// Where both directions of a connection are.
    private struct Flow {
        let port: UInt16
        let own: UInt16
        /// The next octet of the ESME, and of the centre.
        var fromESME: UInt32 = 1
        var fromCentre: UInt32 = 1
    }

    /// Begins a file, in the place of an earlier capture.
    package init(_ path: String) throws {
        // Magic number, version 2.4, no zone, no accuracy, longest record, link type 0: a family of addresses, then IP.
        let head = Self.little([0xA1B2_C3D4, 2 | 4 << 16, 0, 0, 262_144, 0])
        file = try Descriptor.overwriting(path, ifItBeginsWith: head, expecting: "an earlier capture")
        try file.write(head)
    }

    /// A connection was opened.
    mutating func open(_ id: Int, from peer: UInt16, to own: UInt16) throws {
        flows[id] = Flow(port: peer, own: own)
        try record(id, isFromESME: true, sequence: 0, .synchronise, [])
        try record(id, isFromESME: false, sequence: 0, [.synchronise, .acknowledge], [])
        try record(id, isFromESME: true, sequence: 1, .acknowledge, [])
    }

    /// Octets went over it.
    mutating func append(_ octets: [UInt8], _ id: Int, isFromESME: Bool) throws {
        var rest = octets[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(Self.mostOctets))
            rest = rest.dropFirst(piece.count)
            guard let flow = flows[id] else { return }
            try record(
                id, isFromESME: isFromESME, sequence: isFromESME ? flow.fromESME : flow.fromCentre,
                [.push, .acknowledge], piece)
            if isFromESME {
                flows[id]?.fromESME &+= UInt32(piece.count)
            } else {
                flows[id]?.fromCentre &+= UInt32(piece.count)
            }
        }
    }

    /// It was closed.
    mutating func close(_ id: Int) throws {
        guard let flow = flows[id] else { return }
        try record(id, isFromESME: false, sequence: flow.fromCentre, [.finish, .acknowledge], [])
        flows[id] = nil
    }

    /// Closes the file.
    func end() { file.close() }

    private static let mostOctets = 32_768

    private struct Flags: OptionSet {
        let rawValue: UInt8
        static let finish = Flags(rawValue: 0x01)
        static let synchronise = Flags(rawValue: 0x02)
        static let push = Flags(rawValue: 0x08)
        static let acknowledge = Flags(rawValue: 0x10)
    }

    private func record(
        _ id: Int, isFromESME: Bool, sequence: UInt32, _ flags: Flags, _ octets: [UInt8]
    ) throws {
        guard let flow = flows[id] else { return }
        let (source, destination) = isFromESME ? (flow.port, flow.own) : (flow.own, flow.port)
        let acknowledged = flags.contains(.acknowledge) ? (isFromESME ? flow.fromCentre : flow.fromESME) : 0
        let segment =
            Self.big([source, destination]) + Self.big(sequence) + Self.big(acknowledged)
            + [0x50, flags.rawValue, 0xFF, 0xFF, 0, 0, 0, 0] + octets
        let packet = Self.little([UInt32(AF_INET)]) + Self.ip(segment) + segment
        let time = MachineClock.exact().milliseconds
        let count = UInt32(packet.count)
        let head = Self.little([UInt32(time / 1000), UInt32(time % 1000) * 1000, count, count])
        try file.write(head + packet)
    }

    /// The header of IPv4 before a segment, both addresses 127.0.0.1.
    private static func ip(_ segment: [UInt8]) -> [UInt8] {
        let loopback: [UInt8] = [127, 0, 0, 1]
        var header: [UInt8] = [0x45, 0] + big([UInt16(20 + segment.count)]) + [0, 0, 0x40, 0, 64, 6, 0, 0]
        header += loopback + loopback
        var sum: UInt32 = 0
        for index in stride(from: 0, to: 20, by: 2) { sum += UInt32(header[index]) << 8 | UInt32(header[index + 1]) }
        while sum > 0xFFFF { sum = (sum >> 16) + (sum & 0xFFFF) }
        let check = ~UInt16(truncatingIfNeeded: sum)
        (header[10], header[11]) = (UInt8(check >> 8), UInt8(truncatingIfNeeded: check))
        return header
    }

    private static func little(_ numbers: [UInt32]) -> [UInt8] {
        numbers.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
    }

    private static func big(_ numbers: [UInt16]) -> [UInt8] {
        numbers.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
