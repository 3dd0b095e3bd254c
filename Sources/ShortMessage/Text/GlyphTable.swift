/// The characters of a 7-bit alphabet, ready to be written as UTF-8.
struct GlyphTable: Sendable {
    /// 128 glyphs of the main table and 128 behind an escape.
    let glyphs: [Glyph]
    /// For each septet its character where that is ASCII, or 0x80 for any other and for the escape.
    let plain: [UInt8]

    init(_ main: SeptetTable, _ extra: SeptetTable) {
        let scalars = main.scalars.map { $0 ?? " " }
        glyphs = (scalars + extra.scalars.enumerated().map { septet, scalar in scalar ?? scalars[septet] }).map(
            Glyph.init)
        plain = glyphs.prefix(128).enumerated().map { septet, glyph in
            glyph.count == 1 && septet != GSMAlphabet.escape ? glyph.first : 0x80
        }
    }
}
