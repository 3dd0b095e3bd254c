import Glibc

/// The modem on stdin and stdout.
struct StandardStreams: ModemPort {
    /// How the terminal was, if stdin is one.
    private var settings: termios?
    /// Whether the last octet was a CR, whose LF is not another one.
    private var isBehindReturn = false

    var place: String { "stdin" }
    var input: Descriptor? { .standardInput }
    var output: Descriptor? { .standardOutput }

    /// A terminal gives each key as it is pressed, for the modem is to see and echo them; Ctrl-C still ends.
    init() throws(DeviceError) {
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

    mutating func hangUp() -> Bool { false }

    /// The lines of a file end with LF, those of a modem with CR: an LF that follows no CR is one.
    mutating func translate(_ octets: [UInt8]) -> [UInt8] {
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

    mutating func close() {
        guard var settings else { return }
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
}
