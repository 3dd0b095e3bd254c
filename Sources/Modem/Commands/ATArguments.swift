import ShortMessage

/// The values of one command, and the error that a wrong one is.
struct ATArguments: Sendable {
    private let values: [ATValue]
    let error: ATError
    private let characterSet: CharacterSet

    init(_ values: [ATValue], isMessageCommand: Bool, _ session: ModemSession) {
        self.values = values
        characterSet = session.settings.characterSet
        if isMessageCommand {
            error = .message(session.settings.isTextMode ? .invalidTextParameter : .invalidPDUParameter)
        } else {
            error = .equipment(.incorrectParameters)
        }
    }

    var count: Int { values.count }

    /// A command refuses more values than it knows.
    func most(_ count: Int) throws(ATError) {
        guard values.count <= count else { throw error }
    }

    private subscript(index: Int) -> ATValue { index < values.count ? values[index] : .omitted }

    func isOmitted(_ index: Int) -> Bool { self[index] == .omitted }

    /// A number, or nil where it was left out.
    func number(_ index: Int, in range: ClosedRange<Int> = 0...Int(Int32.max)) throws(ATError) -> Int? {
        let number: Int?
        switch self[index] {
        case .omitted: return nil
        case .number(let value): number = value
        case .other(let text): number = text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
        case .string: number = nil
        }
        guard let number, range.contains(number) else { throw error }
        return number
    }

    func octet(_ index: Int) throws(ATError) -> UInt8? {
        try number(index, in: 0...255).map { UInt8($0) }
    }

    /// A number that must be there.
    func neededNumber(_ index: Int, in range: ClosedRange<Int> = 0...Int(Int32.max)) throws(ATError) -> Int {
        guard let number = try number(index, in: range) else { throw error }
        return number
    }

    /// A string as it was typed: names of memories and facilities are ASCII in every character set.
    func name(_ index: Int) throws(ATError) -> String? {
        switch self[index] {
        case .omitted: return nil
        case .string(let octets):
            return String(decoding: octets, as: UTF8.self).uppercased()
        default: throw error
        }
    }

    /// Whether a value is a string.
    func isString(_ index: Int) -> Bool {
        if case .string = self[index] { true } else { false }
    }

    func octets(_ index: Int) throws(ATError) -> [UInt8]? {
        switch self[index] {
        case .omitted: return nil
        case .string(let octets): return octets
        default: throw error
        }
    }

    /// A password or a name of the standard; quotation marks may be missing round digits.
    func password(_ index: Int) throws(ATError) -> String? {
        switch self[index] {
        case .omitted: return nil
        case .string(let octets): return String(decoding: octets, as: UTF8.self)
        case .number(let number): return "\(number)"
        case .other(let text) where text.utf8.allSatisfy(\.isDigit): return text
        case .other: throw error
        }
    }

    /// A text in the terminal's character set.
    func text(_ index: Int) throws(ATError) -> String? {
        guard let octets = try octets(index) else { return nil }
        guard let text = characterSet.decode(octets) else { throw error }
        return text
    }

    /// A number to send to, with its type behind it (TS 27.005, 3.1: `<da>` and `<toda>`).
    ///
    /// Without a type a number that begins with a plus is international. Quotation marks may be missing, as modems forgive.
    func address(_ index: Int) throws(ATError) -> Address? {
        guard let typed = try dialled(index) else { return nil }
        let isInternational = typed.hasPrefix("+")
        let type = try number(index + 1, in: 128...255) ?? (isInternational ? 145 : 129)
        let typeOfNumber = Address.TypeOfNumber(rawValue: UInt8(type) >> 4 & 7) ?? .unknown
        let digits = isInternational ? String(typed.dropFirst()) : typed
        guard Self.isAddress(digits, typeOfNumber) else { throw error }
        return Address(
            digits: digits, typeOfNumber: typeOfNumber, numberingPlan: .init(rawValue: UInt8(type)))
    }

    /// In UCS2 numbers between quotation marks are hexadecimal, too; in the other sets they are ASCII.
    private func dialled(_ index: Int) throws(ATError) -> String? {
        switch self[index] {
        case .omitted: return nil
        case .number(let number): return "\(number)"
        case .other(let text): return text
        case .string(let octets):
            guard characterSet == .ucs2 else { return String(decoding: octets, as: UTF8.self) }
            guard let text = characterSet.decode(octets) else { throw error }
            return text
        }
    }

    private static func isAddress(_ digits: String, _ type: Address.TypeOfNumber) -> Bool {
        if type == .alphanumeric { return (1...11).contains(GSMAlphabet.septets(digits) ?? 0) }
        return (1...20).contains(digits.utf8.count) && digits.utf8.allSatisfy { Self.dialDigits.contains($0) }
    }

    private static let dialDigits = Set("0123456789*#abc".utf8)
}
