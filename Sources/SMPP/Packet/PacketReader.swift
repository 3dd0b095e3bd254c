/// Takes the fields of one PDU off its octets, and remembers what it forgave.
struct PacketReader {
    private let octets: [UInt8]
    /// Where the PDU begins.
    let start: Int
    private(set) var position: Int
    /// Where the PDU ends.
    let end: Int
    private(set) var leniencies: [Packet.Leniency] = []

    /// - Parameter bounds: the whole PDU, which has a header.
    init(_ octets: [UInt8], _ bounds: Range<Int>) {
        self.octets = octets
        start = bounds.lowerBound
        position = bounds.lowerBound + PacketHeader.count
        end = bounds.upperBound
    }

    var remaining: Int { end - position }

    /// Notes something forgiven.
    ///
    /// - Parameter place: among all octets, not from the start of the PDU.
    mutating func forgive(_ kind: Packet.Leniency.Kind, at place: Int, _ path: PacketField...) {
        leniencies.append(Packet.Leniency(path: path, octet: place - start, kind: kind))
    }

    mutating func octet(_ field: PacketField) throws(PacketError) -> UInt8 {
        guard position < end else { throw truncated(1, field) }
        defer { position += 1 }
        return octets[position]
    }

    mutating func octets(_ count: Int, _ field: PacketField) throws(PacketError) -> [UInt8] {
        guard count <= remaining else { throw truncated(count - remaining, field) }
        defer { position += count }
        return Array(octets[position..<position + count])
    }

    mutating func number(_ field: PacketField) throws(PacketError) -> UInt32 {
        guard 4 <= remaining else { throw truncated(4 - remaining, field) }
        defer { position += 4 }
        return octets.bigEndian(at: position)
    }

    /// A C-octet string: characters, then NUL (SMPP 3.4, 3.1).
    mutating func text(_ field: PacketField, most: Int) throws(PacketError) -> String {
        let first = position
        var end = position
        var highest: UInt8 = 0
        while end < self.end, octets[end] != 0 {
            highest |= octets[end]
            end += 1
        }
        guard end < self.end else {
            throw PacketError(octet: self.end - start, .unterminated, in: field)
        }
        position = end + 1
        if end == first { return "" }
        if end - first > most { forgive(.longText(end - first, most: most), at: first, field) }
        if highest >= 0x80 { forgive(.beyondASCII, at: first, field) }
        return String(singleOctets: octets[first..<end])
    }

    private func truncated(_ missing: Int, _ field: PacketField) -> PacketError {
        PacketError(octet: end - start, .truncated(missing: missing), in: field)
    }
}

extension PacketReader {
    /// `addr_ton addr_npi` and the digits (5.2.5 to 5.2.9).
    mutating func address(_ field: PacketField, most: Int) throws(PacketError) -> SMPPAddress {
        let type = TypeOfNumber(rawValue: try octet(field))
        let plan = NumberingPlan(rawValue: try octet(field))
        if type.isReserved { forgive(.reserved(type.rawValue), at: position - 2, field, .typeOfNumber) }
        if plan.isReserved { forgive(.reserved(plan.rawValue), at: position - 1, field, .numberingPlan) }
        return SMPPAddress(try text(field, most: most), typeOfNumber: type, numberingPlan: plan)
    }

    /// A C-octet string of one octet or seventeen (7.1.1).
    mutating func time(_ field: PacketField) throws(PacketError) -> SMPPTime? {
        let place = position
        let text = try text(field, most: 16)
        guard !text.isEmpty else { return nil }
        do {
            return try SMPPTime(text)
        } catch {
            throw PacketError(octet: place - start, .time(error), in: field)
        }
    }

    /// Tag, length and value, until the PDU ends (3.2.4).
    mutating func parameters() throws(PacketError) -> [Parameter] {
        var parameters: [Parameter] = []
        while remaining > 0 {
            let place = position
            guard remaining >= 4 else { throw PacketError(octet: place - start, .brokenParameter, in: .parameter) }
            let head = try number(.parameter)
            let tag = ParameterTag(rawValue: UInt16(head >> 16))
            let count = Int(head & 0xFFFF)
            guard count <= remaining else {
                throw PacketError(
                    octet: place - start, .parameterOverrun(tag, missing: count - remaining), in: .parameter)
            }
            let parameter = Parameter(tag, octets: try octets(count, .parameter))
            if parameter.isMalformed { forgive(.malformedParameter(tag), at: place, .parameter) }
            parameters.append(parameter)
        }
        return parameters
    }
}
