public import ShortMessage

/// Some addresses: one, or all that begin alike.
///
///     pattern = ["+"] 1*(DIGIT / "#" / letter) ["*"]
///             / ("*" / "#") *(DIGIT / "*" / "#") ["*"]      ; a code as it is dialled, such as *123#
///             / "*"
///
/// A star anywhere else is taken for a mistake: a keypad dials `0812*34`, but it is no subscriber's number and no code.
///
/// The spellings of a subscriber's number are one, as everywhere: `0812*`, `62812*` and `+62812*` are the same pattern.
public struct AddressPattern: Hashable, Sendable, CustomStringConvertible {
    /// As it was given.
    public let description: String
    private let stem: String
    private let isPrefix: Bool

    /// Every address.
    public static let any = AddressPattern(description: "*", stem: "", isPrefix: true)

    private init(description: String, stem: String, isPrefix: Bool) {
        (self.description, self.stem, self.isPrefix) = (description, stem, isPrefix)
    }

    /// Reads one address, or the beginning of some and a star; a star alone is all of them.
    ///
    /// - Throws: where the text without a star at its end is no address, or has another star.
    public init(_ text: String) throws(InvalidAddressPattern) {
        guard text != "*" else {
            self = .any
            return
        }
        let isPrefix = text.hasSuffix("*")
        let stem = String(isPrefix ? text.dropLast() : text[...])
        guard !stem.contains("*") || Self.isDialledCode(stem) else { throw .misplacedStar(text) }
        let address: Address
        do {
            address = try Address(stem)
        } catch {
            throw .invalidAddress(error)
        }
        self.init(description: text, stem: Self.stem(of: address, isPrefix: isPrefix), isPrefix: isPrefix)
    }

    /// The one address that it matches; nil where there may be more.
    package var address: Address? { isPrefix ? nil : try? Address(description) }

    /// Whether another pattern, where both match, is the one that says more.
    func isBroader(than other: AddressPattern) -> Bool {
        (stem.utf8.count, isPrefix ? 0 : 1) < (other.stem.utf8.count, other.isPrefix ? 0 : 1)
    }

    private static func isDialledCode(_ stem: String) -> Bool {
        (stem.hasPrefix("*") || stem.hasPrefix("#")) && stem.allSatisfy { "0123456789*#".contains($0) }
    }

    /// Whether an address is one of them, in whichever spelling of its number.
    public func matches(_ address: Address) -> Bool {
        matches(address.number)
    }

    func matches(_ number: Address.Number) -> Bool {
        let text = number.text
        return isPrefix ? text.hasPrefix(stem) : text == stem
    }

    /// The beginning of a number has no key of its own, because it is too short to be one.
    private static func stem(of address: Address, isPrefix: Bool) -> String {
        guard isPrefix, address.typeOfNumber != .alphanumeric else { return address.number.text }
        if address.typeOfNumber == .international { return "+" + address.digits }
        if address.digits.hasPrefix("0") { return "+62" + address.digits.dropFirst() }
        return address.digits.hasPrefix("62") ? "+" + address.digits : address.digits
    }
}

extension AddressPattern {
    /// Two that match the same addresses, however they were written.
    public static func == (left: AddressPattern, right: AddressPattern) -> Bool {
        left.stem == right.stem && left.isPrefix == right.isPrefix
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(stem)
        hasher.combine(isPrefix)
    }
}

/// A text that is no address pattern.
public enum InvalidAddressPattern: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is left without the star at its end is no address, for this reason.
    case invalidAddress(InvalidAddress)
    /// As it was given.
    case misplacedStar(String)

    public var description: String {
        switch self {
        case .invalidAddress(let error): "\(error)"
        case .misplacedStar(let text):
            "'\(Text.escaped(text))' has a star before its end; expected a number, or its beginning and one star: +62812*"
        }
    }
}
