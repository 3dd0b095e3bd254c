/// Takes octets off the front of a PDU, and remembers what it forgave.
struct OctetReader {
    let octets: [UInt8]
    private(set) var position = 0
    /// Where the octets that may be read end: the whole, or a field with a length.
    private(set) var end: Int
    private(set) var leniencies: [Leniency] = []
    /// What was read where, in order; nil where nobody asked.
    private(set) var parts: [PDUPart]?
    /// Whether user data that ends too early is read as far as it goes.
    let acceptsTruncatedUserData: Bool

    init(_ octets: [UInt8], acceptsTruncatedUserData: Bool = false, traced: Bool = false) {
        self.octets = octets
        end = octets.count
        parts = traced ? [] : nil
        self.acceptsTruncatedUserData = acceptsTruncatedUserData
    }

    var remaining: Int { end - position }

    mutating func octet() throws(PDUError) -> UInt8 {
        guard position < end else { throw PDUError(octet: position, .truncated(missing: 1)) }
        defer { position += 1 }
        return octets[position]
    }

    /// The range of the next octets, which are passed over.
    mutating func take(_ count: Int) throws(PDUError) -> Range<Int> {
        guard count <= remaining else { throw PDUError(octet: end, .truncated(missing: count - remaining)) }
        defer { position += count }
        return position..<position + count
    }

    /// Everything up to the end.
    mutating func rest() -> Range<Int> {
        defer { position = end }
        return position..<end
    }

    /// Seven octets as one number, the first in the highest place.
    mutating func sevenOctets() throws(PDUError) -> UInt64 {
        var value: UInt64 = 0
        for index in try take(7) { value = value << 8 | UInt64(octets[index]) }
        return value
    }

    /// Notes something forgiven at an octet: the one before the next, if none is named.
    mutating func forgive(_ kind: Leniency.Kind, at octet: Int? = nil) {
        leniencies.append(Leniency(octet: octet ?? max(0, position - 1), kind))
    }

    /// Reads within the next octets only; what is left of them is passed over.
    mutating func within<Value>(
        _ count: Int, _ read: (inout OctetReader) throws(PDUError) -> Value
    ) throws(PDUError) -> Value {
        let outerEnd = end
        end = position + count
        let value = try read(&self)
        (position, end) = (end, outerEnd)
        return value
    }
}

extension OctetReader {
    /// Reads one named field, so that what it throws, forgives and traces names that field.
    @inline(__always)
    mutating func field<Value>(
        _ name: PDUField, _ read: (inout OctetReader) throws(PDUError) -> Value
    ) throws(PDUError) -> Value {
        let (start, forgiven, part) = (position, leniencies.count, parts?.count)
        let value: Value
        do {
            value = try read(&self)
        } catch {
            throw error.inside(name)
        }
        if leniencies.count > forgiven { moveLeniencies(from: forgiven, inside: name) }
        if let part { trace(name, start, value, movingInside: part) }
        return value
    }

    mutating func octetField(_ name: PDUField) throws(PDUError) -> UInt8 {
        try field(name) { reader throws(PDUError) in try reader.octet() }
    }

    private mutating func moveLeniencies(from first: Int, inside field: PDUField) {
        for index in first..<leniencies.count { leniencies[index].move(inside: field) }
    }

    /// Puts the field before the parts that were read inside it.
    private mutating func trace(_ field: PDUField, _ start: Int, _ value: Any, movingInside first: Int) {
        guard let inner = parts?[first...] else { return }
        let moved = inner.map { PDUPart(path: [field] + $0.path, octets: $0.octets, meaning: $0.meaning) }
        let outer = PDUPart(path: [field], octets: start..<position, meaning: Text.escaped("\(value)"))
        parts?.replaceSubrange(first..., with: [outer] + moved)
    }
}
