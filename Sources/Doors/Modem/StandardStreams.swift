import Glibc
import Modem

/// The modem on stdin and stdout.
package struct StandardStreams: ModemPort {
    /// How the terminal was, if stdin is one.
    private var settings: termios?
    /// Whether the last octet was a CR, whose LF is not another one.
    private var isBehindReturn = false
    /// What the input is, once its first octet has come.
    private var form: Form?
    /// The beginning of a dialog's line.
    private var unfinished: [UInt8] = []

    private enum Form {
        case typed
        /// A recorded dialog, of which what was sent is sent.
        case dialog
    }

    package var place: String { "stdin" }
    package var input: Descriptor? { .standardInput }
    package var output: Descriptor? { .standardOutput }

    /// A terminal gives each key as it is pressed, for the modem is to see and echo them; Ctrl-C still ends.
    package init() throws(DeviceError) {
        try Descriptor.standardInput.checkReadable()
        guard Descriptor.standardInput.isTerminal else { return }
        var raw = termios()
        guard tcgetattr(STDIN_FILENO, &raw) == 0 else { throw .last("stdin") }
        settings = raw
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
        raw.c_iflag &= ~tcflag_t(ICRNL | INLCR)
        // Ctrl-Z ends a message here, and stops nothing.
        withUnsafeMutableBytes(of: &raw.c_cc) { $0[Int(VSUSP)] = 0 }
        guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { throw .last("stdin") }
    }

    package mutating func hangUp() -> Bool { false }

    /// An input that begins like a dialog is one; no command line begins so.
    package mutating func translate(_ octets: [UInt8]) -> [UInt8]? {
        guard let first = octets.first else { return [] }
        let form = form ?? (Set("><#@".utf8).contains(first) ? .dialog : .typed)
        self.form = form
        return form == .dialog ? sent(octets) : translateLineEnds(octets)
    }

    /// What the lines of a dialog send; a line that belongs in none sends nothing.
    private mutating func sent(_ octets: [UInt8]) -> [UInt8] {
        unfinished += octets
        guard let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let lines = unfinished[..<end].split(separator: UInt8(ascii: "\n"))
        let sent = lines.flatMap { line in (try? DialogLine(String(decoding: line, as: UTF8.self)))?.octets ?? [] }
        unfinished.removeFirst(end + 1)
        return sent
    }

    /// The lines of a file end with LF, those of a modem with CR: an LF that follows no CR is one.
    private mutating func translateLineEnds(_ octets: [UInt8]) -> [UInt8] {
        var translated: [UInt8] = []
        translated.reserveCapacity(octets.count)
        for octet in octets {
            if octet == UInt8(ascii: "\n") {
                if !isBehindReturn { translated.append(UInt8(ascii: "\r")) }
            } else {
                translated.append(octet)
            }
            isBehindReturn = octet == UInt8(ascii: "\r")
        }
        return translated
    }

    package mutating func close() {
        guard var settings else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
}
