import ShortMessage

/// All that a command that changes something reads and writes, as one number: a command is a repetition only where it is
/// the same as after the last one.
///
/// The FNV-1a hash of 64 bits, so that nothing personal is stored and the number is the same in the next process.
struct Footprint: Hashable {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(on day: CalendarDate) {
        add(day.dayNumber)
    }

    init(stored: Int64) {
        value = UInt64(bitPattern: stored)
    }

    var stored: Int64 { Int64(bitPattern: value) }

    /// A number, or that there is none.
    mutating func add(_ number: (some BinaryInteger)?) {
        add(octet: number == nil ? 0 : 1)
        guard let number else { return }
        var rest = UInt64(truncatingIfNeeded: number)
        for _ in 0..<8 {
            add(octet: UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    mutating func add(_ isSo: Bool) {
        add(octet: isSo ? 1 : 0)
    }

    mutating func add(_ text: String) {
        for octet in text.utf8 { add(octet: octet) }
        add(octet: 0xFF)
    }

    private mutating func add(octet: UInt8) {
        value = (value ^ UInt64(octet)) &* 0x100_0000_01B3
    }
}

extension Footprint {
    mutating func add(_ move: PendingMove?) {
        add(move?.nik.number)
        add(move?.phone.number)
        add(move?.requestedAt)
    }

    /// What a registration reads of the member, the card and their protection.
    mutating func add(_ circumstances: Circumstances, on day: CalendarDate) {
        add(circumstances.isLocked)
        guard let claim = circumstances.claim else { return add(false) }
        add(claim.name.text)
        add(claim.birthDate.dayNumber)
        add(claim.phoneOnRecord?.number)
        add(claim.holder?.phone.number)
        add(claim.holder?.isAlive(on: day) ?? false)
        add(claim.pending)
        add(claim.refusal?.phone.number)
        add(claim.formerPhone?.number)
    }

    /// What a complaint reads: a telephone's last one, and whether it is open.
    mutating func add(_ complaint: Complaint?) {
        add(complaint.map { "\($0.reference)" } ?? "")
        add(complaint?.closedAt)
    }

    /// What TOLAK and BERHENTI read: whose the telephone is, what it waits for, and who waits to take its place.
    mutating func add(_ telephone: TelephoneState) {
        for tie in telephone.ties {
            add(tie.kind.rawValue)
            add(tie.member.number)
            add(tie.phone.number)
            add(tie.at)
        }
        add(telephone.ties.count)
    }
}
