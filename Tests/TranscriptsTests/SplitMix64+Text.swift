import Seeded

extension SplitMix64 {
    /// A text of up to `length` characters, half of them of the kinds that must be escaped or are easily cut wrong.
    mutating func text(upTo length: Int) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &self) { text.unicodeScalars.append(scalar()) }
        return text
    }

    private mutating func scalar() -> Unicode.Scalar {
        let range: ClosedRange<UInt32> =
            switch UInt8.random(in: 0..<8, using: &self) {
            case 0: 0x00...0x1F
            case 1: 0x7F...0x9F
            case 2: 0x2000...0x206F
            case 3: 0x1F300...0x1FAFF
            case 4: 0xE000...0x10FFFF
            default: 0x20...0x7E
            }
        return Unicode.Scalar(UInt32.random(in: range, using: &self)) ?? "\u{FFFD}"
    }
}
