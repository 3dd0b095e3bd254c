public import ShortMessage

/// Some addresses: one, or all that begin alike.
///
///     pattern = ["+"] 1*(DIGIT / "*" / "#" / letter) ["*"]
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

    /// - Throws: where the text without a star at its end is no address.
    public init(_ text: String) throws(InvalidAddress) {
        guard text != "*" else {
            self = .any
            return
        }
        let isPrefix = text.hasSuffix("*")
        let stem = String(isPrefix ? text.dropLast() : text[...])
        let address = try Address(stem)
        self.init(description: text, stem: Self.stem(of: address, isPrefix: isPrefix), isPrefix: isPrefix)
    }

    public func matches(_ address: Address) -> Bool {
        let key = Self.key(of: address)
        return isPrefix ? key.hasPrefix(stem) : key == stem
    }

    private static func key(of address: Address) -> String {
        (try? MSISDN(address))?.description ?? address.digits
    }

    /// The beginning of a number has no key of its own, because it is too short to be one.
    private static func stem(of address: Address, isPrefix: Bool) -> String {
        guard isPrefix, address.typeOfNumber != .alphanumeric else { return key(of: address) }
        if address.typeOfNumber == .international { return "+" + address.digits }
        if address.digits.hasPrefix("0") { return "+62" + address.digits.dropFirst() }
        return address.digits.hasPrefix("62") ? "+" + address.digits : address.digits
    }
}
