/// How the text of a message is coded (SMPP 3.4, 5.2.19).
public struct DataCoding: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// As the message centre does by default: mostly the GSM alphabet, one septet an octet.
    public static let byDefault = DataCoding(rawValue: 0)
    /// ASCII.
    public static let ia5 = DataCoding(rawValue: 1)
    /// Octets without a coding.
    public static let octets = DataCoding(rawValue: 2)
    /// ISO 8859-1.
    public static let latin1 = DataCoding(rawValue: 3)
    /// Octets without a coding.
    public static let eightBit = DataCoding(rawValue: 4)
    /// JIS X 0208-1990.
    public static let jis = DataCoding(rawValue: 5)
    /// ISO 8859-5.
    public static let cyrillic = DataCoding(rawValue: 6)
    /// ISO 8859-8.
    public static let hebrew = DataCoding(rawValue: 7)
    /// UCS-2, the greater octet first.
    public static let ucs2 = DataCoding(rawValue: 8)
    /// Pictograms.
    public static let pictogram = DataCoding(rawValue: 9)
    /// ISO 2022-JP, music codes.
    public static let iso2022JP = DataCoding(rawValue: 10)
    /// JIS X 0212-1990.
    public static let extendedKanji = DataCoding(rawValue: 13)
    /// KS C 5601.
    public static let ksc5601 = DataCoding(rawValue: 14)

    /// Whether the number is a data coding scheme of GSM (TS 23.038, 4): 0xC0 to 0xEF, a message waits; 0xF0 to 0xFF,
    /// it has a class.
    public var isOfGSM: Bool { rawValue >= 0xC0 }

    /// Whether the specification gives the number no meaning.
    public var isReserved: Bool { rawValue == 11 || rawValue == 12 || 15..<0xC0 ~= rawValue }
}
