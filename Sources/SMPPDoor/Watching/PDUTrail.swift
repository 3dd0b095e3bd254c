import SMPP
import ShortMessage

/// The last PDUs of a session in both directions, and how many of each command there were.
struct PDUTrail: Sendable {
    /// PDUs that are kept, and octets of them.
    private static let (mostPDUs, mostOctets) = (500, 65_536)
    private(set) var pdus: ArraySlice<WatchedPDU> = []
    /// PDUs of both directions by their commands; under nil what is no command of SMPP.
    private(set) var counts: [CommandID?: Int] = [:]
    private(set) var received = 0
    private(set) var sent = 0
    private var last = 0
    private var octetCount = 0
    /// What came and is no whole PDU yet.
    private var rest: [UInt8] = []

    /// Notes what came over the connection, however it was cut.
    mutating func receive(_ octets: [UInt8], at time: Timestamp) {
        rest += octets
        let whole = Self.cut(&rest)
        received += whole.count
        for pdu in whole { note(pdu, isFromESME: true, at: time) }
    }

    /// Notes what was written: whole PDUs, of which a fault may have made something else.
    mutating func send(_ octets: [UInt8], at time: Timestamp) {
        var rest = octets
        var parts = Self.cut(&rest)
        if !rest.isEmpty { parts.append(rest) }
        sent += parts.count
        for pdu in parts { note(pdu, isFromESME: false, at: time) }
    }

    private mutating func note(_ octets: [UInt8], isFromESME: Bool, at time: Timestamp) {
        last += 1
        let pdu = WatchedPDU(number: last, at: time, isFromESME: isFromESME, octets: octets)
        counts[pdu.header?.command.known, default: 0] += 1
        pdus.append(pdu)
        octetCount += octets.count
        while pdus.count > Self.mostPDUs || octetCount > Self.mostOctets && pdus.count > 1 {
            octetCount -= pdus.removeFirst().octets.count
        }
    }

    /// Takes whole PDUs off the front; behind a length that no PDU has nothing can be told apart, and all of it is one.
    private static func cut(_ octets: inout [UInt8]) -> [[UInt8]] {
        var (parts, start) = ([[UInt8]](), 0)
        while octets.count - start >= 4 {
            let length = octets[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let isPossible = (PacketHeader.count...Int(PacketHeader.mostOctets)).contains(length)
            guard isPossible || octets.count - start >= PacketHeader.count else { break }
            let end = isPossible ? start + length : octets.count
            guard end <= octets.count else { break }
            parts.append(Array(octets[start..<end]))
            start = end
        }
        octets.removeFirst(start)
        return parts
    }
}

extension CommandID {
    /// Nil of what is no command of SMPP.
    fileprivate var known: CommandID? { isKnown ? self : nil }
}
