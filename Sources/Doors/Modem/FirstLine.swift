/// What a client types first, held back until it is clear that it does not speak HTTP.
///
/// A page in a browser can make the browser send a request to any port of this machine, and a body with command lines in
/// it; it cannot choose the first line, which says what it is.
struct FirstLine {
    /// Octets of a first line that nobody types to a modem: what is longer, and may be a request line, is taken for one.
    private static let most = 16 << 10

    private var held: [UInt8] = []
    private var isOver = false

    /// Takes what was typed.
    ///
    /// - Returns: what the modem may have of it; nil for a client that begins with a request line.
    mutating func pass(_ octets: [UInt8]) -> [UInt8]? {
        guard !isOver else { return octets }
        held += octets
        let line = held.drop { Self.lineEnds.contains($0) || $0 == UInt8(ascii: " ") }
        let end = line.firstIndex { Self.lineEnds.contains($0) }
        guard Self.mayBeRequest(line) else { return release() }
        guard let end else { return line.count < Self.most ? [] : nil }
        return Self.isRequest(line[..<end]) ? nil : release()
    }

    private mutating func release() -> [UInt8] {
        defer { (held, isOver) = ([], true) }
        return held
    }

    private static let lineEnds: Set<UInt8> = [0x0D, 0x0A]

    /// Whether it begins with letters and not as a command line does, as far as it has come.
    private static func mayBeRequest(_ line: ArraySlice<UInt8>) -> Bool {
        let start = line.prefix(2).map { $0 & 0xDF }
        guard let first = start.first else { return true }
        let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        let isCommand =
            first == UInt8(ascii: "A") && start.count == 2 && line.dropFirst().first.map(beginsCommand) == true
        // An A alone is the beginning of AT, and echoed as that.
        return isLetter && !isCommand && !(first == UInt8(ascii: "A") && start.count == 1)
    }

    private static func beginsCommand(_ octet: UInt8) -> Bool {
        Set("Tt/".utf8).contains(octet)
    }

    ///     request-line = method SP request-target SP "HTTP/" DIGIT "." DIGIT      ; RFC 9112, 3
    private static func isRequest(_ line: ArraySlice<UInt8>) -> Bool {
        let fields = line.split(separator: UInt8(ascii: " "))
        guard fields.count >= 2, let version = fields.last?.prefix(5) else { return false }
        return String(decoding: version, as: UTF8.self).uppercased() == "HTTP/"
    }
}
