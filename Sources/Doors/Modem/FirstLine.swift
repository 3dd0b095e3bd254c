/// What a client types first, of which the end is held back until it is clear that it does not speak HTTP.
///
/// A page in a browser can make the browser send a request to any port of this machine, and a body with command lines in
/// it; whatever method it chooses, the first line says what it is.
struct FirstLine {
    /// Octets of a first line that nobody types to a modem: what is longer, and may be a request line, is taken for one.
    private static let most = 16 << 10

    private var typed: [UInt8] = []
    /// How much of it the modem has.
    private var given = 0
    private var isOver = false

    /// Takes what was typed.
    ///
    /// - Returns: what the modem may have of it, so that it is echoed; nil for a client that begins with a request line.
    mutating func pass(_ octets: [UInt8]) -> [UInt8]? {
        guard !isOver else { return octets }
        typed += octets
        let line = typed.drop { Self.lineEnds.contains($0) || $0 == UInt8(ascii: " ") }
        if let end = line.firstIndex(where: Self.lineEnds.contains) {
            guard !Self.isRequest(line[..<end]) else { return nil }
            isOver = true
        } else if Self.mayBeRequest(line) {
            return line.count < Self.most ? [] : nil
        } else if line.count >= Self.most {
            isOver = true
        }
        return release()
    }

    private mutating func release() -> [UInt8] {
        let rest = Array(typed[given...])
        (typed, given) = isOver ? ([], 0) : (typed, typed.count)
        return rest
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
