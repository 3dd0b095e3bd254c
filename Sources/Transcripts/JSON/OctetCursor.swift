/// A place in the octets of a JSON text.
struct OctetCursor {
    private let octets: [UInt8]
    private(set) var offset = 0

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    var isAtEnd: Bool { offset == octets.count }
    var next: UInt8? { offset < octets.count ? octets[offset] : nil }

    mutating func advance() {
        offset += 1
    }

    mutating func skipBlanks() {
        while let next, next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D { advance() }
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: scalar) else { return false }
        advance()
        return true
    }

    mutating func take(word: StaticString) -> Bool {
        let end = offset + word.utf8CodeUnitCount
        guard end <= octets.count, word.withUTF8Buffer({ $0.elementsEqual(octets[offset..<end]) }) else { return false }
        offset = end
        return true
    }

    /// The octets since a place, as text.
    func text(from start: Int) -> String {
        String(decoding: octets[start..<offset], as: UTF8.self)
    }

    func error(_ problem: JSONLineError.Problem) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset, problem: problem)
    }
}
