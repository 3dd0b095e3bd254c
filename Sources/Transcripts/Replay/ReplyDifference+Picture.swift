import ShortMessage

extension ReplyDifference {
    /// The difference for people: where, when and to whom; the recorded text after `-`, the given one after `+`, and a
    /// caret where they begin to differ.
    ///
    ///     first-day.smslog:12: 2026-11-21T08:00:00+07:00 to +6281xxxxxx001
    ///     - Saldo JHT KPJ ..5678: Rp12.345.678
    ///     + Saldo JHT KPJ ..5678: Rp12.345.679
    ///                                        ^
    ///
    /// - Parameter recipient: how the number is shown.
    public func picture(file: String, recipient: String) -> String {
        ["\(file):\(line): \(time) to \(recipient)\(remark)"].joined() + texts.map { "\n" + $0 }.joined()
    }

    private var remark: String {
        switch self {
        case .missing: ": recorded, not given"
        case .surplus: ": given, not recorded"
        case .changed(_, let recorded, let given):
            recorded.time == given.time ? "" : ": given at \(given.time)"
        }
    }

    private var texts: [String] {
        switch self {
        case .missing(_, let entry): ["- " + Text.escaped(entry.text)]
        case .surplus(_, let entry): ["+ " + Text.escaped(entry.text)]
        case .changed(_, let recorded, let given):
            recorded.text == given.text
                ? ["  " + Text.escaped(given.text)]
                : Self.marked(Text.escaped(recorded.text), Text.escaped(given.text))
        }
    }

    private static func marked(_ recorded: String, _ given: String) -> [String] {
        let same = zip(recorded.unicodeScalars, given.unicodeScalars).prefix { $0 == $1 }
        let blanks = same.reduce(2) { $0 + $1.0.columns }
        return ["- " + recorded, "+ " + given, String(repeating: " ", count: blanks) + "^"]
    }
}

extension Unicode.Scalar {
    /// How many columns a terminal gives the character: 0 where it joins the one before, 2 for East Asian and emoji.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: isWide ? 2 : 1
        }
    }

    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation
        }
    }
}
