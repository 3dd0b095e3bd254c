/// Finds command lines in what a terminal types (V.250, 5.2).
///
///     line = ( "AT" / "at" ) *CHAR S3      ; whatever stands before is nothing
///          / ( "A/" / "a/" )               ; the line before, once more
public struct LineFramer: Hashable, Sendable {
    /// Octets of a line's body; the standard asks for 40 at least, and a line with a long PDU has fewer than this.
    public static let longestLine = 2048

    /// What an octet completes.
    public enum Event: Hashable, Sendable {
        /// The body, without `AT` and the terminator.
        case line([UInt8])
        /// `A/`, which does the line before once more and has no terminator (V.250, 5.2.4).
        case repeatLast
        /// A body that was longer than is kept.
        case overlong
    }

    private enum State: Hashable {
        case searching
        /// Behind an `A` or `a`.
        case begun(UInt8)
        case body
    }

    private var state = State.searching
    private var body: [UInt8] = []
    private var isOverlong = false

    /// A framer at the start of what is typed, which looks for `AT` or `A/`.
    public init() {}

    /// Whether a line has begun and not ended.
    public var isInLine: Bool { state != .searching }

    /// Takes one octet.
    ///
    /// - Parameters:
    ///   - octet: the next that the terminal typed.
    ///   - terminator: the octet that ends a line, S3.
    ///   - backspace: the octet that takes back the one before, S5.
    ///   - lineFeedEnds: whether a line feed ends a line as well.
    public mutating func receive(
        _ octet: UInt8, terminator: UInt8 = 13, backspace: UInt8 = 8, lineFeedEnds: Bool = false
    ) -> Event? {
        switch state {
        case .searching:
            if octet.uppercased == UInt8(ascii: "A") { state = .begun(octet) }
            return nil
        case .begun(let first): return begin(after: first, with: octet)
        case .body:
            if octet == terminator || lineFeedEnds && octet == 10 { return end() }
            keep(octet, backspace: backspace)
            return nil
        }
    }

    private mutating func begin(after first: UInt8, with octet: UInt8) -> Event? {
        switch octet {
        case UInt8(ascii: "/"):
            state = .searching
            return .repeatLast
        // Both letters are of one case.
        case first + (UInt8(ascii: "T") - UInt8(ascii: "A")): state = .body
        case UInt8(ascii: "A"), UInt8(ascii: "a"): state = .begun(octet)
        default: state = .searching
        }
        return nil
    }

    /// Controls other than the two of the registers are no part of a line.
    private mutating func keep(_ octet: UInt8, backspace: UInt8) {
        if octet == backspace {
            _ = body.popLast()
        } else if octet >= 0x20 {
            if body.count < Self.longestLine { body.append(octet) } else { isOverlong = true }
        }
    }

    private mutating func end() -> Event {
        defer { self = LineFramer() }
        return isOverlong ? .overlong : .line(body)
    }
}
