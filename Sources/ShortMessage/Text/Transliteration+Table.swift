extension Transliteration {
    /// What Unicode's own properties do not say: quotes, dashes, signs, ligatures, Greek capitals that look Latin.
    static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for (characters, replacement) in rows {
            for scalar in characters.unicodeScalars { table[scalar] = replacement }
        }
        for (greek, latin) in zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars, "ABEZHIKMNOPTYX") { table[greek] = String(latin) }
        return table
    }()

    private static let rows: [(characters: String, replacement: String)] = [
        ("‘’‚‛′‵´`ʹʻʼʽ‹›", "'"), ("“”„‟″‶«»「」『』〝〞", "\""),
        ("‐‑‒–—―−⁃﹘﹣", "-"), ("…", "..."), ("‥", ".."), ("•‣∙●▪◦", "*"), ("·․", "."),
        ("\t", " "), ("\u{85}\u{2028}\u{2029}\u{0B}", "\n"),
        ("⁄∕÷", "/"), ("×✕✖", "x"), ("≤", "<="), ("≥", ">="), ("≠", "/="), ("≈", "~"), ("¦", "|"),
        ("©", "(c)"), ("®", "(r)"), ("™", "(tm)"), ("№", "No"), ("℃", "C"),
        ("¹", "1"), ("²", "2"), ("³", "3"), ("¼", "1/4"), ("½", "1/2"), ("¾", "3/4"), ("ª", "a"), ("º", "o"),
        ("¢", "c"),
        ("ç", "Ç"), ("ı", "i"), ("ĸ", "k"), ("ſ", "s"), ("ŉ", "'n"), ("ẞ", "SS"),
        ("œ", "oe"), ("Œ", "OE"), ("ð", "d"), ("Ð", "D"), ("þ", "th"), ("Þ", "Th"), ("ĳ", "ij"), ("Ĳ", "IJ"),
        ("ŋ", "n"),
        ("Ŋ", "N"), ("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"),
    ]
}
