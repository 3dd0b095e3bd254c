import SMPP
import Seeded
import ShortMessage

/// What faults do in one session: which of its PDUs are struck, from a seed of its own.
struct LinkFaults: Sendable {
    /// Requests that are remembered for their answers; more are forgotten.
    private static let mostRemembered = 1000

    private let link: Int
    private var random: SplitMix64
    /// PDUs of the centre so far.
    private(set) var written = 0
    /// Whether nothing is written any more.
    private var isMuted = false
    /// Answers that do not go out, by sequence number.
    private var lost: Set<UInt32> = []
    /// Numbers of requests that are not answered yet, while there are faults that go by them.
    private var numbers: [UInt32: [Address]] = [:]
    /// Whether what waits to be written goes out octet by octet.
    private var isSplit = false

    /// - Parameter link: the number of the session.
    init(seed: UInt64, link: Int) {
        self.link = link
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

    /// Whether what is written now goes out octet by octet; what comes behind it does not.
    mutating func takeSplit() -> Bool {
        defer { isSplit = false }
        return isSplit
    }

    /// Octets of a PDU that comes before a bind.
    mutating func early(_ faults: inout SMPPFaults) -> [UInt8]? {
        for (index, fault) in faults.all.enumerated() where fault.fault.kind == .beforeBind && fault.left != 0 {
            guard fault.session == nil, strikes(index, &faults) else { continue }
            let message = Packet.Message(from: SMPPAddress("2757"), to: SMPPAddress("0"), Array("too early".utf8))
            return try? Packet(sequence: 1, .deliver(message)).octets()
        }
        return nil
    }

    /// What becomes of a request of this account; nil for what is usual.
    mutating func fate(of request: SMPPSession.Request, account: String?, _ faults: inout SMPPFaults) -> Fate? {
        let numbers = faults.haveNumbers ? request.operation.numbers : []
        if !numbers.isEmpty { remember(numbers, request.sequence) }
        for (index, fault) in faults.all.enumerated()
        where fault.fault.kind.isOfRequests && fault.concerns(link, of: account, numbers) {
            guard fault.fault.strikes(request.operation.command), strikes(index, &faults) else { continue }
            switch fault.fault.kind {
            case .refusal(let status): return .refused(status)
            case .silence: return .silence
            case .late(let milliseconds): return .late(milliseconds)
            default:
                if lost.count >= Self.mostRemembered { lost = [] }
                lost.insert(request.sequence)
            }
        }
        return nil
    }

    private mutating func remember(_ numbers: [Address], _ sequence: UInt32) {
        if self.numbers.count >= Self.mostRemembered { self.numbers = [:] }
        self.numbers[sequence] = numbers
    }

    /// What becomes of a PDU of the centre.
    mutating func way(
        of packet: Packet, _ octets: [UInt8], account: String?, _ faults: inout SMPPFaults
    ) -> Way {
        guard !isMuted else { return .written([]) }
        written += 1
        guard !faults.isEmpty else { return .written(octets) }
        for (index, fault) in faults.all.enumerated() where fault.concerns(link, of: account, []) {
            switch fault.fault.kind {
            case .disconnect(fault.place(of: written, in: link)):
                faults.strike(index)
                return .cut
            case .halfClose(fault.place(of: written, in: link)):
                faults.strike(index)
                isMuted = true
                return .closed
            default: continue
            }
        }
        return .written(struck(packet, octets, account, &faults))
    }

    private mutating func struck(
        _ packet: Packet, _ octets: [UInt8], _ account: String?, _ faults: inout SMPPFaults
    ) -> [UInt8] {
        let command = packet.body.command
        let isAnswer = command.isResponse && command != .genericNack
        if isAnswer, lost.remove(packet.sequence) != nil { return [] }
        let numbers = isAnswer ? numbers.removeValue(forKey: packet.sequence) ?? [] : []
        var octets = octets
        for (index, fault) in faults.all.enumerated() where fault.concerns(link, of: account, numbers) {
            guard fault.fault.strikesWritten(command), strikes(index, &faults) else { continue }
            switch fault.fault.kind {
            case .deaf: return []
            case .split: isSplit = true
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
    private mutating func strikes(_ index: Int, _ faults: inout SMPPFaults) -> Bool {
        let share = faults.all[index].fault.share
        guard share == 100 || share > 0 && Int.random(in: 0..<100, using: &random) < share else { return false }
        faults.strike(index)
        return true
    }
}

extension SMPPFault.Kind {
    /// Whether it strikes requests before they are carried out.
    fileprivate var isOfRequests: Bool {
        switch self {
        case .refusal, .silence, .answerLost, .late: true
        case .wrongSequence, .unknownCommand, .short, .long, .split, .beforeBind, .disconnect, .halfClose, .deaf: false
        }
    }
}

extension SMPPFault {
    /// Whether it strikes a PDU of the centre by its command.
    fileprivate func strikesWritten(_ written: CommandID) -> Bool {
        let isAnswer = written.isResponse && written != .genericNack
        return switch kind {
        case .deaf: written == CommandID.enquireLink.response
        case .split: command == nil || isAnswer && strikes(written.request)
        case .wrongSequence, .unknownCommand, .short, .long: isAnswer && strikes(written.request)
        case .refusal, .silence, .answerLost, .late, .beforeBind, .disconnect, .halfClose: false
        }
    }
}

extension SMPPSession.Request.Operation {
    /// Who sends something, or has sent it, and who is to get it.
    fileprivate var numbers: [Address] {
        let addresses: [SMPPAddress] =
            switch self {
            case .submit(let message): [message.source, message.destination]
            case .submitMulti(let multi):
                [multi.message.source]
                    + multi.destinations.compactMap { if case .address(let address) = $0 { address } else { nil } }
            case .data(let message): [message.source, message.destination]
            case .query(let query): [query.source]
            case .cancel(let cancellation): [cancellation.source, cancellation.destination]
            case .replace(let replacement): [replacement.source]
            }
        return addresses.compactMap { Address($0) }
    }
}

extension [UInt8] {
    /// Changes a number of four octets.
    fileprivate mutating func replaceNumber(at place: Int, _ change: (UInt32) -> UInt32) {
        let number = change(self[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
        for index in 0..<4 { self[place + index] = UInt8(truncatingIfNeeded: number >> (24 - 8 * index)) }
    }
}
