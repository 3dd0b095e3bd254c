public import ShortMessage

/// A line of a recorded AT dialog.
///
///     line    = comment / time / sent / given
///     comment = "#" [ " " *CHAR ] / ""
///     time    = "@ " timestamp            ; what the clock shows from here on
///     sent    = "> " escaped              ; a CR follows, unless it ends with Ctrl-Z or ESC
///     given   = "< " escaped              ; between two line ends, without the echo
public enum DialogLine: Hashable, Sendable {
    /// A line that a replay leaves as it is: empty, or with the `#` that it begins with.
    case comment(String)
    /// What the clock shows from here on, until the next such line.
    case time(Timestamp)
    /// What the terminal sends, without escapes; a CR follows, unless Ctrl-Z or ESC ends it.
    case sent(String)
    /// One line that the modem gives, without escapes and line ends.
    case given(String)

    /// Reads one line of a dialog; what is sent or given loses its escapes.
    ///
    /// - Parameter line: without its line end.
    public init(_ line: some StringProtocol) throws(InvalidDialogLine) {
        let rest = String(line.dropFirst(2))
        switch line.prefix(2) {
        case "", "#", "# ": self = .comment(String(line))
        case ">", "> ": self = .sent(try Self.unescaped(rest))
        case "<", "< ": self = .given(try Self.unescaped(rest))
        case "@ ":
            do {
                self = .time(try Timestamp(rest))
            } catch {
                throw .time(error)
            }
        default: throw .unknown(String(line))
        }
    }

    private static func unescaped(_ text: String) throws(InvalidDialogLine) -> String {
        do {
            return try Text.unescaped(text)
        } catch {
            throw .escape(text)
        }
    }

    /// The octets that the terminal sends.
    static func octets(of sent: String) -> [UInt8] {
        let octets = Array(sent.utf8)
        let isEnded = octets.last == 0x1A || octets.last == 0x1B
        return isEnded ? octets : octets + [0x0D]
    }

    /// What goes to the modem because of this line; nothing, but for what is sent.
    public var octets: [UInt8] {
        if case .sent(let text) = self { Self.octets(of: text) } else { [] }
    }
}

extension DialogLine: CustomStringConvertible {
    public var description: String {
        switch self {
        case .comment(let text): text
        case .time(let time): "@ \(time)"
        case .sent(let text): text.isEmpty ? ">" : "> " + Text.escaped(text)
        case .given(let text): "< " + Text.escaped(text)
        }
    }
}

/// A line that belongs in no dialog.
public enum InvalidDialogLine: Error, Hashable, CustomStringConvertible {
    /// The whole line, which begins with none of the marks.
    case unknown(String)
    /// What stands behind the mark, with an escape that means nothing.
    case escape(String)
    /// Why what stands behind `@ ` is no time.
    case time(InvalidTimestamp)

    public var description: String {
        switch self {
        // What stands in the line may be personal.
        case .unknown: "this is no line of a dialog; expected one that begins with '> ', '< ', '@ ' or '# '"
        case .escape: "this has an escape that means nothing; expected \\n, \\r, \\t, \\\\ or \\u{…}"
        case .time(let error): "\(error)"
        }
    }
}
