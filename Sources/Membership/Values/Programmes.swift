/// The programmes that a card takes part in.
public struct Programmes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Old-age savings.
    public static let jht = Programmes(rawValue: 1)
    /// Work accident.
    public static let jkk = Programmes(rawValue: 2)
    /// Death.
    public static let jkm = Programmes(rawValue: 4)
    /// Pension.
    public static let jp = Programmes(rawValue: 8)
    /// Loss of employment.
    public static let jkp = Programmes(rawValue: 16)

    /// In the order in which they are named.
    static let codes: [(code: String, programme: Programmes)] = [
        ("JHT", .jht), ("JKK", .jkk), ("JKM", .jkm), ("JP", .jp), ("JKP", .jkp),
    ]

    /// `JHT`, `JKK` …
    public var codes: [String] {
        Self.codes.filter { contains($0.programme) }.map(\.code)
    }

    /// The programme with this code, or nil.
    init?(code: some StringProtocol) {
        guard let known = Self.codes.first(where: { $0.code == code }) else { return nil }
        self = known.programme
    }
}
