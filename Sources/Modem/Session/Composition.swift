import ShortMessage

/// What a terminal types behind a prompt, and what for (TS 27.005, 3.5.1).
struct Composition: Hashable, Sendable {
    /// Octets of the longest TPDU that is typed: a SUBMIT of 140 octets of user data.
    static let longestTPDU = 176
    /// Octets that are kept of what is typed: more than any message has.
    static let mostOctets = 1024

    enum Purpose: Hashable, Sendable {
        case send(Destination)
        case write(Destination?, StoredMessage.Status)
        case acknowledgement(isAccepted: Bool, length: Int)
    }

    /// What stood behind the command.
    enum Destination: Hashable, Sendable {
        /// PDU mode: octets of the TPDU.
        case pdu(length: Int)
        case address(Address)
    }

    let purpose: Purpose
    /// What goes wrong when the text has come.
    let fault: LineFault.Kind?
    var text: [UInt8] = []
    var isOverlong = false
    /// Whether nothing was typed yet: a line feed that belongs to the command line is dropped.
    var isFresh = true

    init(_ purpose: Purpose, fault: LineFault.Kind?) {
        (self.purpose, self.fault) = (purpose, fault)
    }

    mutating func append(_ octet: UInt8) {
        if text.count < Self.mostOctets { text.append(octet) } else { isOverlong = true }
    }
}
