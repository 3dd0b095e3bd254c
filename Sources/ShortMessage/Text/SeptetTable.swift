/// One table of 128 characters: the default alphabet, its extension, or a national table.
public struct SeptetTable: Sendable {
    /// The character of each septet, nil where the table has none.
    public let scalars: [Unicode.Scalar?]
    private let septets: [Unicode.Scalar: UInt8]

    init(_ scalars: [Unicode.Scalar?]) {
        self.scalars = scalars
        var septets: [Unicode.Scalar: UInt8] = [:]
        // Some tables have a character twice; the lower septet is written.
        for (septet, scalar) in zip(UInt8(0)..., scalars) {
            if let scalar, septets[scalar] == nil { septets[scalar] = septet }
        }
        self.septets = septets
    }

    /// Reads eight rows of sixteen code points in hexadecimal; four dots stand for a septet without a character.
    init(rows: String) {
        self.init(rows.split { $0 == " " || $0 == "\n" }.map { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) })
    }

    /// The septet of a character, or nil where the table lacks it.
    public func septet(of scalar: Unicode.Scalar) -> UInt8? { septets[scalar] }

    /// The table that takes the place of the default alphabet; nil and Spanish stand for the default alphabet.
    public static func locking(_ language: NationalLanguage?) -> SeptetTable {
        language.flatMap { lockingTables[$0] } ?? defaultAlphabet
    }

    /// The table that follows an escape; nil stands for the default extension.
    public static func singleShift(_ language: NationalLanguage?) -> SeptetTable {
        language.flatMap { singleShiftTables[$0] } ?? defaultExtension
    }

    private static let lockingTables = NationalLanguage.lockingSources.mapValues(SeptetTable.init(rows:))
    private static let singleShiftTables = NationalLanguage.singleShiftSources.mapValues(SeptetTable.init(rows:))

    private static let defaultAlphabet = SeptetTable(
        GSMAlphabet.defaultTable.map { $0 == GSMAlphabet.escapeScalar ? nil : $0 })

    private static let defaultExtension: SeptetTable = {
        var scalars = [Unicode.Scalar?](repeating: nil, count: 128)
        for (scalar, septet) in GSMAlphabet.extensionTable { scalars[Int(septet)] = scalar }
        return SeptetTable(scalars)
    }()
}
