/// Puts characters in place of pairs of references to surrogates, `&#55357;&#56397;`, which are no XML and which the backup
/// writes for emoji; however the stream comes in blocks, what comes out is the same.
struct SurrogateReferences {
    /// Octets of the longest pair, with room for leading zeros.
    private static let longest = 24
    private var held: [UInt8] = []

    mutating func receive(_ block: [UInt8]) -> [UInt8] {
        held += block
        // What may be the beginning of a pair waits for the rest.
        let safe = held.count - Self.longest
        guard safe > 0 else { return [] }
        let end = held[safe...].lastIndex(of: UInt8(ascii: "&")).map { cut(before: $0) } ?? held.count
        defer { held = Array(held[end...]) }
        return replaced(held[..<end])
    }

    mutating func finish() -> [UInt8] {
        defer { held = [] }
        return replaced(held[...])
    }

    /// Also before the reference that the last one may belong to.
    private func cut(before ampersand: Int) -> Int {
        let start = max(0, ampersand - Self.longest)
        return held[start..<ampersand].lastIndex(of: UInt8(ascii: "&")) ?? ampersand
    }

    private func replaced(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        var (text, rest) = ([UInt8](), octets)
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += rest[..<start]
            rest = rest[start...]
            guard let high = Self.reference(&rest, in: 0xD800...0xDBFF) else {
                text.append(rest.removeFirst())
                continue
            }
            let low = Self.reference(&rest, in: 0xDC00...0xDFFF)
            let scalar = low.flatMap { Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + ($0 - 0xDC00)) } ?? "\u{FFFD}"
            text += String(scalar).utf8
        }
        return text + rest
    }

    /// Takes a reference from the front, where it is one to a code unit of these.
    private static func reference(_ rest: inout ArraySlice<UInt8>, in range: ClosedRange<UInt32>) -> UInt32? {
        guard rest.starts(with: "&#".utf8), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
            return nil
        }
        let digits = String(decoding: rest[(rest.startIndex + 2)..<end], as: UTF8.self)
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let unit = UInt32(isHexadecimal ? String(digits.dropFirst()) : digits, radix: isHexadecimal ? 16 : 10),
            range.contains(unit)
        else { return nil }
        rest = rest[(end + 1)...]
        return unit
    }
}
