/// Puts the fields of one PDU one after the other, and refuses what they have no room for.
struct PacketWriter {
    var octets: [UInt8] = []

    mutating func octet(_ octet: UInt8) {
        octets.append(octet)
    }

    mutating func number(_ number: UInt32) {
        octet(UInt8(truncatingIfNeeded: number >> 24))
        octet(UInt8(truncatingIfNeeded: number >> 16))
        octet(UInt8(truncatingIfNeeded: number >> 8))
        octet(UInt8(truncatingIfNeeded: number))
    }

    /// A C-octet string: characters, then NUL (SMPP 3.4, 3.1).
    mutating func text(_ text: String, _ field: PacketField, most: Int) throws(PacketError) {
        let first = octets.count
        for scalar in text.unicodeScalars {
            guard let octet = UInt8(exactly: scalar.value), octet != 0 else { throw error(.unwritable(scalar), field) }
            octets.append(octet)
        }
        let count = octets.count - first
        guard count <= most else { throw PacketError(octet: first, .tooLong(count, most: most), in: field) }
        octets.append(0)
    }

    mutating func address(_ address: SMPPAddress, _ field: PacketField, most: Int) throws(PacketError) {
        octet(address.typeOfNumber.rawValue)
        octet(address.numberingPlan.rawValue)
        try text(address.digits, field, most: most)
    }

    mutating func time(_ time: SMPPTime?, _ field: PacketField) throws(PacketError) {
        if let time { try text(time.description, field, most: 16) } else { octet(0) }
    }

    /// Tag, length and value (3.2.4).
    mutating func parameters(_ parameters: [Parameter]) throws(PacketError) {
        for parameter in parameters {
            guard !parameter.isMalformed else { throw error(.malformedParameter(parameter.tag), .parameter) }
            number(UInt32(parameter.tag.rawValue) << 16)
            let start = octets.count
            try value(of: parameter)
            let count = octets.count - start
            guard count <= 0xFFFF else { throw error(.tooLong(count, most: 0xFFFF), .parameter) }
            octets[start - 2] = UInt8(count >> 8)
            octets[start - 1] = UInt8(truncatingIfNeeded: count)
        }
    }

    private mutating func value(of parameter: Parameter) throws(PacketError) {
        switch parameter.value {
        case .octet(let value): octet(value)
        case .short(let value):
            octet(UInt8(value >> 8))
            octet(UInt8(truncatingIfNeeded: value))
        case .long(let value): number(value)
        case .text(let value):
            guard case .text(let most)? = parameter.tag.form else {
                throw error(.malformedParameter(parameter.tag), .parameter)
            }
            try text(value, .parameter, most: most)
        case .octets(let value): octets += value
        }
    }

    /// An error of the octet that is written next.
    func error(_ problem: PacketError.Problem, _ field: PacketField) -> PacketError {
        PacketError(octet: octets.count, problem, in: field)
    }
}
