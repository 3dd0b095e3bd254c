package import MessageCentre
import ShortMessage

/// A fault between the centre and ESMEs that is on, and what has come of it.
package struct SMPPFaultSwitch: Hashable, Sendable, Identifiable {
    /// By what it is switched off again; 1 or more.
    package let id: Int
    /// What happens, to which PDUs, and perhaps of which account.
    package let fault: SMPPFault
    /// The one session that it strikes; nil for any.
    package let session: Int?
    /// Strikes only requests from or to these, and their answers; nil for any.
    package let number: AddressPattern?
    /// For how many PDUs it was switched on; nil until it is switched off.
    package let count: Int?
    /// How many of these are still to come; it strikes nothing more at 0.
    package fileprivate(set) var left: Int?
    /// How many PDUs it has struck.
    package fileprivate(set) var struck = 0
    /// By session, how many PDUs the centre had written when it was switched on.
    fileprivate let written: [Int: Int]

    /// Whether it strikes in a session.
    ///
    /// - Parameter numbers: those of the request, or of the request that is answered.
    func concerns(_ link: Int, of account: String?, _ numbers: [Address]) -> Bool {
        left != 0 && (fault.account == nil || fault.account == account) && (session == nil || session == link)
            && number.map { numbers.contains(where: $0.matches) } ?? true
    }

    /// Which PDU of the centre one is, counted from the moment at which it was switched on.
    func place(of written: Int, in link: Int) -> Int { written - (self.written[link] ?? 0) }
}

/// The faults that are on at a door, at most `MessageCentre.mostFaults`: those with which it was opened, and before them
/// those that were switched on since.
struct SMPPFaults: Sendable {
    private let standard: [SMPPFault]
    /// The newest first, behind them the standard ones in their order.
    private(set) var all: [SMPPFaultSwitch] = []
    /// Whether some strike by numbers alone.
    private(set) var haveNumbers = false
    private var last = 0

    init(_ standard: [SMPPFault]) {
        self.standard = standard
        reset()
    }

    var isEmpty: Bool { all.isEmpty }

    mutating func reset() {
        all = standard.map { fault in
            last += 1
            return SMPPFaultSwitch(
                id: last, fault: fault, session: nil, number: nil, count: nil, left: nil, written: [:])
        }
        haveNumbers = false
    }

    /// - Parameter written: by session, how many PDUs the centre has written so far.
    /// - Returns: nil where too many are on.
    mutating func switchOn(
        _ fault: SMPPFault, session: Int?, number: AddressPattern?, count: Int?, behind written: [Int: Int]
    ) -> Int? {
        all.removeAll { $0.left == 0 }
        guard all.count < MessageCentre.mostFaults else { return nil }
        last += 1
        let new = SMPPFaultSwitch(
            id: last, fault: fault, session: session, number: number, count: count, left: count, written: written)
        all.insert(new, at: 0)
        haveNumbers = all.contains { $0.number != nil }
        return last
    }

    /// - Parameter id: nil for all.
    /// - Returns: whether there was one.
    mutating func switchOff(_ id: Int?) -> Bool {
        let count = all.count
        all.removeAll { id == nil || $0.id == id }
        haveNumbers = all.contains { $0.number != nil }
        return all.count < count
    }

    /// One of them has struck.
    mutating func strike(_ index: Int) {
        all[index].struck += 1
        if let left = all[index].left { all[index].left = left - 1 }
    }
}
