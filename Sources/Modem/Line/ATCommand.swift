/// One command of an AT line, in one of the four forms of V.250, 5.4.
public struct ATCommand: Hashable, Sendable {
    /// In capitals, with what it begins with: `E`, `&F`, `S3`, `+CMGF`.
    public let name: String
    /// Whether it does, reads, tests or sets something; the values of what it sets are in it.
    public let form: Form

    /// What stands behind the name: nothing, `?`, `=?`, or values.
    public enum Form: Hashable, Sendable {
        /// `AT+X`.
        case action
        /// `AT+X?`.
        case read
        /// `AT+X=?`.
        case test
        /// `AT+X=1,"a"`; of a basic command the number behind it, `ATE0`, or what is dialled.
        case set([ATValue])
    }
}

extension ATCommand: CustomStringConvertible {
    /// As it is typed, without `AT`: `E0`, `S3=13`, `+CMGF=1`, `D175;`.
    public var description: String {
        switch form {
        case .set(let values) where name == "D":
            name + values.map { if case .string(let dialled) = $0 { "\(ATText(dialled))" } else { "\($0)" } }.joined()
        case .action: name
        case .read: name + "?"
        case .test: name + "=?"
        case .set(let values):
            name + (registerNumber != nil || name.utf8.first?.isLetter == false && !name.hasPrefix("&") ? "=" : "")
                + values.map(\.description).joined(separator: ",")
        }
    }

    /// 3 of `S3`; nil for other commands.
    var registerNumber: Int? {
        name.hasPrefix("S") ? Int(name.dropFirst()) : nil
    }
}

/// A value behind the `=` of a command (V.250, 5.4.2).
public enum ATValue: Hashable, Sendable {
    /// Nothing stands between two commas, or behind the last.
    case omitted
    /// A whole number in decimal digits, without a sign or a zero at its beginning.
    case number(Int)
    /// What stood between quotation marks, in the terminal's character set.
    case string([UInt8])
    /// Neither: digits with zeros at the beginning, a telephone number without its quotation marks, or a mistake.
    case other(String)
}

extension ATValue: CustomStringConvertible {
    public var description: String {
        switch self {
        case .omitted: ""
        case .number(let number): "\(number)"
        case .string(let octets): "\(ATText(octets).quoted)"
        case .other(let text): text
        }
    }
}

/// A command line that breaks off or has no command where one must be.
struct ATSyntaxError: Error {}
