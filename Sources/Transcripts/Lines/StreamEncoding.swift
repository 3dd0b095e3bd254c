/// How a stream codes its characters, told by its first octets.
///
/// UTF-16 needs its byte order mark: a stream that looks like UTF-16 and has none is refused by name, for what it would be
/// taken for is every other character a control.
enum StreamEncoding: Hashable, Sendable {
    case utf8
    case utf16(isBigEndian: Bool)
    case unmarkedUTF16
    case utf32

    /// Nil while the first octets do not tell.
    ///
    /// - Parameter isAll: whether no more octets come.
    init?(_ start: some Collection<UInt8>, isAll: Bool) {
        let octets = Array(start.prefix(4))
        if !isAll, octets.count < 4, octets.starts(with: [0xFF, 0xFE]) || octets.starts(with: [0, 0]) { return nil }
        if Self.isUTF32(octets) {
            self = .utf32
        } else if octets.starts(with: [0xFF, 0xFE]) || octets.starts(with: [0xFE, 0xFF]) {
            self = .utf16(isBigEndian: octets[0] == 0xFE)
        } else if octets.count == 4,
            Self.isPrintable(octets, at: [0, 2], other: [1, 3])
                || Self.isPrintable(octets, at: [1, 3], other: [0, 2])
        {
            self = .unmarkedUTF16
        } else if isAll || octets.count == 4 || Self.isDecided(octets) {
            self = .utf8
        } else {
            return nil
        }
    }

    /// With its mark, or a sign of ASCII first.
    private static func isUTF32(_ octets: [UInt8]) -> Bool {
        guard octets.count == 4 else { return false }
        let isMarked = octets == [0xFF, 0xFE, 0, 0] || octets == [0, 0, 0xFE, 0xFF]
        return isMarked || isSign(octets[0]) && octets[1...] == [0, 0, 0]
            || octets[..<3] == [0, 0, 0] && isSign(octets[3])
    }

    /// Up to three octets with which no mark begins, nor UTF-16 that begins with a letter or a sign.
    private static func isDecided(_ octets: [UInt8]) -> Bool {
        guard let first = octets.first, first != 0xFF, first != 0xFE else { return octets.count > 1 }
        guard octets.count > 1 else { return first != 0 && !isSign(first) }
        return !(first == 0 && isSign(octets[1])) && !(octets[1] == 0 && isSign(first))
    }

    private static func isPrintable(_ octets: [UInt8], at places: [Int], other: [Int]) -> Bool {
        isSign(octets[places[0]]) && (isSign(octets[places[1]]) || [0x09, 0x0A, 0x0D].contains(octets[places[1]]))
            && other.allSatisfy { octets[$0] == 0 }
    }

    private static func isSign(_ octet: UInt8) -> Bool { (0x20..<0x7F).contains(octet) }
}

/// Turns a stream of UTF-16 into UTF-8, in whatever blocks it comes.
struct UTF16Decoder: Sendable {
    /// What stands for half of a pair, and in no UTF-8.
    static let halfPair: UInt8 = 0xFE

    private let isBigEndian: Bool
    private var half: UInt8?
    private var lead: UInt16?

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    /// Half of a pair alone becomes octets that are no UTF-8, so that it is named as such.
    mutating func receive(_ block: ArraySlice<UInt8>) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(block.count)
        for octet in block {
            guard let first = half else {
                half = octet
                continue
            }
            half = nil
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(octet) : UInt16(octet) << 8 | UInt16(first)
            append(unit, to: &octets)
        }
        return octets
    }

    /// What a stream leaves that ends within a character.
    mutating func finish() -> [UInt8] {
        defer { (half, lead) = (nil, nil) }
        return half != nil ? [0xFF] : lead == nil ? [] : [Self.halfPair]
    }

    private mutating func append(_ unit: UInt16, to octets: inout [UInt8]) {
        if let first = lead {
            lead = nil
            if UTF16.isTrailSurrogate(unit) {
                let value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit) & 0x3FF
                octets += Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [0xFF]
                return
            }
            octets.append(Self.halfPair)
        }
        if UTF16.isLeadSurrogate(unit) {
            lead = unit
        } else {
            octets += Unicode.Scalar(unit).map { Array(String($0).utf8) } ?? [Self.halfPair]
        }
    }
}
