/// The 7-bit alphabet of one message: a main table, and a table behind the escape (TS 23.038, 6.2.1.2).
///
/// Reading never fails: a septet that no table has is a blank, and so is an escape at the end.
public struct SeptetAlphabet: Sendable {
    /// The national languages whose tables are used.
    public let shift: NationalShift
    /// Nil for the default alphabet, which has faster ways.
    private let tables: (main: SeptetTable, extra: SeptetTable)?

    /// The default alphabet, or that of national languages.
    public init(_ shift: NationalShift = .none) {
        self.shift = shift
        tables = shift == .none ? nil : (.locking(shift.locking), .singleShift(shift.single))
    }

    /// How many septets a character takes: 1 or 2, or nil where neither table has it.
    public func width(of scalar: Unicode.Scalar) -> Int? {
        code(of: scalar)?.width
    }

    /// The septets of a text, one an element, escapes written out.
    ///
    /// - Throws: at the first character that neither table has.
    public func septets(_ text: some StringProtocol) throws(UnencodableCharacter) -> [UInt8] {
        if tables == nil, let septets = GSMAlphabet.septetsOfASCII(text.utf8) { return septets }
        var septets: [UInt8] = []
        septets.reserveCapacity(text.utf8.count)
        var offset = 0
        for scalar in text.unicodeScalars {
            guard let code = code(of: scalar) else { throw UnencodableCharacter(scalar: scalar, offset: offset) }
            if code.isEscaped { septets.append(GSMAlphabet.escape) }
            septets.append(code.septet)
            offset += 1
        }
        return septets
    }

    func code(of scalar: Unicode.Scalar) -> SeptetCode? {
        guard let tables else { return GSMAlphabet.code(of: scalar) }
        if let septet = tables.main.septet(of: scalar) { return SeptetCode(septet) }
        return tables.extra.septet(of: scalar).map(SeptetCode.init(escaped:))
    }

    /// The text of some septets.
    ///
    /// An escape before a septet that the second table lacks gives the main table's character; an escape before an
    /// escape is a blank (TS 23.038, 6.2.1.1); so is an escape that ends the septets.
    public func text(_ septets: [UInt8]) -> String {
        let table = tables.map { GlyphTable($0.main, $0.extra) } ?? Self.defaultGlyphs
        return GlyphReader(table: table, septets: septets).text()
    }

    private static let defaultGlyphs = GlyphTable(.locking(nil), .singleShift(nil))
}

/// A character that an alphabet lacks.
public struct UnencodableCharacter: Error, Hashable, CustomStringConvertible {
    /// The character that is lacking.
    public let scalar: Unicode.Scalar
    /// Unicode scalars from the start of the text.
    public let offset: Int

    /// A character at a place of a text.
    public init(scalar: Unicode.Scalar, offset: Int) {
        (self.scalar, self.offset) = (scalar, offset)
    }

    public var description: String {
        "the character '\(Text.escaped(String(scalar)))' at \(offset + 1) is not in the alphabet"
    }
}
