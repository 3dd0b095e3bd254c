/// Turns septets into text by a table of glyphs.
struct GlyphReader {
    let table: GlyphTable
    let septets: [UInt8]

    func text() -> String {
        if let plain = plainText() { return plain }
        let count = utf8Count
        return String(unsafeUninitializedCapacity: count) { buffer in
            write(to: buffer)
            return count
        }
    }

    /// The text where no septet is an escape and every character is ASCII, which is most texts.
    private func plainText() -> String? {
        let (plain, septets) = (table.plain.span, septets.span)
        var isPlain = false
        let text = String(unsafeUninitializedCapacity: septets.count) { buffer in
            var foreign: UInt8 = 0
            for index in 0..<septets.count {
                let character = plain[Int(septets[index] & 0x7F)]
                foreign |= character
                buffer[index] = character
            }
            isPlain = foreign & 0x80 == 0
            return isPlain ? septets.count : 0
        }
        return isPlain ? text : nil
    }

    private var utf8Count: Int {
        var count = 0
        forEach { count += $0.count }
        return count
    }

    /// - Parameter buffer: of `utf8Count` octets.
    private func write(to buffer: UnsafeMutableBufferPointer<UInt8>) {
        var position = 0
        forEach { glyph in
            buffer[position] = glyph.first
            if glyph.count > 1 { buffer[position + 1] = glyph.second }
            if glyph.count > 2 { buffer[position + 2] = glyph.third }
            position += glyph.count
        }
    }

    @inline(__always)
    private func forEach(_ body: (Glyph) -> Void) {
        let glyphs = table.glyphs.span
        var page = 0
        for septet in septets {
            let septet = Int(septet & 0x7F)
            if septet == GSMAlphabet.escape && page == 0 {
                page = 0x80
            } else {
                body(glyphs[page | septet])
                page = 0
            }
        }
        if page != 0 { body(glyphs[0x20]) }
    }
}
