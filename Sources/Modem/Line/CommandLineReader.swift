/// Takes commands off the front of a line, so that what stands before a mistake is done (V.250, 5.2.1).
///
///     line     = *( basic / extended [ ";" ] / ";" )
///     basic    = [ "&" ] ALPHA [ number ] / "S" number ( "?" / "=" [ number ] ) / "D" *CHAR
///     extended = prefix 1*namechar [ "?" / "=?" / "=" values ]
struct CommandLineReader {
    private let octets: [UInt8]
    private var position = 0

    /// - Parameter line: without its `AT`.
    init(_ line: [UInt8]) {
        octets = line
        skipBlanks()
    }

    /// Whether no command follows.
    var isAtEnd: Bool { position >= octets.count }

    mutating func next() throws(ATSyntaxError) -> ATCommand? {
        while take(";") {}
        guard let first = peek else { return nil }
        if Self.prefixes.contains(first) { return try extended() }
        return try basic()
    }

    /// What vendors put before the names of their commands, beside the `+` of the standards.
    private static let prefixes = Set("+^*$%#!".utf8)
    private static let nameCharacters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!%-./:_".utf8)

    private mutating func extended() throws(ATSyntaxError) -> ATCommand {
        var name = [octets[position]]
        advance()
        while let octet = peek?.uppercased, Self.nameCharacters.contains(octet) {
            name.append(octet)
            advance()
        }
        guard name.count > 1 else { throw ATSyntaxError() }
        let form = try extendedForm()
        guard isAtEnd || take(";") else { throw ATSyntaxError() }
        return ATCommand(name: String(decoding: name, as: UTF8.self), form: form)
    }

    private mutating func extendedForm() throws(ATSyntaxError) -> ATCommand.Form {
        if take("?") { return .read }
        guard take("=") else { return .action }
        if take("?") { return .test }
        return .set(try values())
    }

    ///     values = value *( "," value )
    private mutating func values() throws(ATSyntaxError) -> [ATValue] {
        var values = [try value()]
        while take(",") { values.append(try value()) }
        return values
    }

    private mutating func value() throws(ATSyntaxError) -> ATValue {
        if peek == UInt8(ascii: "\"") { return .string(try string()) }
        var octets: [UInt8] = []
        while let octet = peek, octet != UInt8(ascii: ","), octet != UInt8(ascii: ";") {
            octets.append(octet)
            advance()
        }
        guard !octets.isEmpty else { return .omitted }
        let text = String(decoding: octets, as: UTF8.self)
        guard octets.allSatisfy(\.isDigit), let number = Int(text), "\(number)" == text else { return .other(text) }
        return .number(number)
    }

    /// Reads up to the closing mark; `\22` is a mark and `\5C` a backslash (5.4.2.2).
    private mutating func string() throws(ATSyntaxError) -> [UInt8] {
        var string: [UInt8] = []
        position += 1
        while position < octets.count {
            let octet = octets[position]
            position += 1
            switch octet {
            case UInt8(ascii: "\""):
                skipBlanks()
                return string
            case UInt8(ascii: "\\"): string.append(escaped() ?? octet)
            default: string.append(octet)
            }
        }
        throw ATSyntaxError()
    }

    private mutating func escaped() -> UInt8? {
        guard position + 1 < octets.count, let high = octets[position].hexadecimalDigit,
            let low = octets[position + 1].hexadecimalDigit
        else { return nil }
        position += 2
        return high << 4 | low
    }

    private mutating func basic() throws(ATSyntaxError) -> ATCommand {
        let prefix = take("&") ? "&" : ""
        guard let letter = peek?.uppercased, letter.isLetter else { throw ATSyntaxError() }
        advance()
        let name = prefix + String(decoding: [letter], as: UTF8.self)
        switch name {
        case "D": return ATCommand(name: name, form: .set([.string(rest())]))
        case "S": return try register()
        default: return ATCommand(name: name, form: try parameter())
        }
    }

    /// A basic command without a number means 0 (5.3.1).
    private mutating func parameter() throws(ATSyntaxError) -> ATCommand.Form {
        guard peek?.isDigit == true else { return .action }
        return .set([.number(try number())])
    }

    private mutating func register() throws(ATSyntaxError) -> ATCommand {
        let name = "S\(try number())"
        if take("?") { return ATCommand(name: name, form: .read) }
        guard take("=") else { return ATCommand(name: name, form: .action) }
        guard peek?.isDigit == true else { return ATCommand(name: name, form: .set([.number(0)])) }
        return ATCommand(name: name, form: .set([.number(try number())]))
    }

    private mutating func number() throws(ATSyntaxError) -> Int {
        var digits: [UInt8] = []
        while let octet = peek, octet.isDigit {
            digits.append(octet)
            advance()
        }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw ATSyntaxError() }
        return number
    }

    private mutating func rest() -> [UInt8] {
        defer { position = octets.count }
        return Array(octets[position...])
    }

    private var peek: UInt8? { isAtEnd ? nil : octets[position] }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: scalar) else { return false }
        advance()
        return true
    }

    /// Goes to the next octet that is no blank: outside of strings blanks mean nothing.
    private mutating func advance() {
        position += 1
        skipBlanks()
    }

    private mutating func skipBlanks() {
        while position < octets.count, octets[position] == UInt8(ascii: " ") { position += 1 }
    }
}

extension UInt8 {
    var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }

    var isLetter: Bool { uppercased &- UInt8(ascii: "A") < 26 }

    var uppercased: UInt8 { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) ? self - 0x20 : self }

    var hexadecimalDigit: UInt8? {
        switch uppercased {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): uppercased - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
