/// Something a modem says, before the terminal's choice of form is applied.
public enum ATResponse: Hashable, Sendable {
    /// What a command tells, a line each.
    case information([ATText])
    /// How a command line ends; `Q1` suppresses it (V.250, 6.2.5).
    case result(ResultCode)
    /// What nobody asked for (TS 27.007, 4.3).
    case unsolicited([ATText])
    /// What asks for a message's text (TS 27.005, 3.5.1); some modems leave its blank out.
    case prompt(hasBlank: Bool)

    /// The octets as `V`, `Q`, `S3`, `S4` and `+CMEE` have them (V.250, 5.7.1).
    public func octets(_ settings: ModemSettings) -> [UInt8] {
        let terminator = [settings.lineTerminator]
        let lineEnd = terminator + [settings.responseFormatter]
        switch self {
        case .information(let lines):
            return (settings.isVerbose ? lineEnd : []) + lines.flatMap { $0.octets + lineEnd }
        case .unsolicited(let lines):
            guard !settings.isQuiet else { return [] }
            return (settings.isVerbose ? lineEnd : []) + lines.flatMap { $0.octets + lineEnd }
        case .result(let code):
            guard !settings.isQuiet else { return [] }
            let reporting = settings.errorReporting
            guard !settings.isVerbose else { return lineEnd + code.text(reporting).utf8 + lineEnd }
            return (code.digit(reporting).map { "\($0)" } ?? code.text(reporting)).utf8 + terminator
        case .prompt(let hasBlank): return Array((hasBlank ? "\r\n> " : "\r\n>").utf8)
        }
    }
}
