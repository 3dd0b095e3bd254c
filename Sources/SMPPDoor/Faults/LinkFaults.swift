import SMPP
import Seeded

/// The faults of one session: which of its PDUs are struck, from a seed of its own.
struct LinkFaults: Sendable {
    private let faults: [SMPPFault]
    private var random: SplitMix64
    /// PDUs of the centre so far.
    private var written = 0
    /// Whether nothing is written any more.
    private(set) var isMuted = false
    /// Answers that do not go out, by sequence number.
    private var lost: Set<UInt32> = []

    /// - Parameter link: the number of the session.
    init(_ faults: [SMPPFault], seed: UInt64, link: Int) {
        self.faults = faults
        random = SplitMix64(seed: SplitMix64.mixed(seed &+ UInt64(link)))
    }

    /// What becomes of a request.
    enum Fate: Hashable {
        case refused(CommandStatus)
        case silence
        case late(Int64)
    }

    /// What becomes of PDUs on their way out.
    enum Way: Hashable {
        case written([UInt8])
        /// The connection is cut.
        case cut
        /// The writing half of the connection is closed.
        case closed
    }

    var splitsWrites: Bool { faults.contains { $0.kind == .split } }

    /// Octets of a PDU that comes before a bind.
    var early: [UInt8]? {
        guard faults.contains(where: { $0.kind == .beforeBind }) else { return nil }
        let message = Packet.Message(from: SMPPAddress("2757"), to: SMPPAddress("0"), Array("too early".utf8))
        return try? Packet(sequence: 1, .deliver(message)).octets()
    }

    /// What becomes of a request of this account; nil for what is usual.
    mutating func fate(of command: CommandID, _ sequence: UInt32, account: String?) -> Fate? {
        for fault in faults where fault.strikes(command) && strikes(fault, account) {
            switch fault.kind {
            case .refusal(let status): return .refused(status)
            case .silence: return .silence
            case .late(let milliseconds): return .late(milliseconds)
            case .answerLost: lost.insert(sequence)
            case .wrongSequence, .unknownCommand, .short, .long, .split, .beforeBind, .disconnect, .halfClose, .deaf:
                continue
            }
        }
        return nil
    }

    /// What becomes of a PDU of the centre.
    mutating func way(of packet: Packet, _ octets: [UInt8], account: String?) -> Way {
        guard !faults.isEmpty else { return .written(octets) }
        guard !isMuted else { return .written([]) }
        written += 1
        for fault in faults where fault.account == nil || fault.account == account {
            switch fault.kind {
            case .disconnect(written): return .cut
            case .halfClose(written):
                isMuted = true
                return .closed
            default: continue
            }
        }
        return .written(struck(packet, octets, account))
    }

    private mutating func struck(_ packet: Packet, _ octets: [UInt8], _ account: String?) -> [UInt8] {
        let command = packet.body.command
        guard command.isResponse, command != .genericNack else { return octets }
        if lost.remove(packet.sequence) != nil { return [] }
        var octets = octets
        for fault in faults {
            if fault.kind == .deaf {
                if command == CommandID.enquireLink.response, strikes(fault, account) { return [] }
                continue
            }
            guard fault.strikes(command.request), strikes(fault, account) else { continue }
            switch fault.kind {
            case .wrongSequence: octets.replaceNumber(at: 12) { $0 &+ 1000 }
            case .short: octets.replaceNumber(at: 0) { $0 - 4 }
            case .long: octets.replaceNumber(at: 0) { $0 + 4 }
            case .unknownCommand: octets = [0, 0, 0, 16, 0, 0, 0x0F, 0xFF, 0, 0, 0, 0, 0, 0, 0x0F, 0xFF] + octets
            default: continue
            }
        }
        return octets
    }

    /// Faults that concern all PDUs, or none, take no random number.
    private mutating func strikes(_ fault: SMPPFault, _ account: String?) -> Bool {
        guard fault.account == nil || fault.account == account else { return false }
        return fault.share == 100 || fault.share > 0 && Int.random(in: 0..<100, using: &random) < fault.share
    }
}

extension [UInt8] {
    /// Changes a number of four octets.
    fileprivate mutating func replaceNumber(at place: Int, _ change: (UInt32) -> UInt32) {
        let number = change(self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
        for index in 0..<4 { self[place + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * index)) }
    }
}
