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
    /// The caret stands where the texts differ, also where both characters are crossed out.
    ///
    /// - Parameters:
    ///   - recipient: how the number is shown.
    ///   - isMasked: whether the texts are shown as `Text.masked` gives them.
    public func picture(file: String, recipient: String, isMasked: Bool) -> String {
        let texts = texts { Text.escaped(isMasked ? Text.masked($0) : $0) }
        return "\(file):\(line): \(time) to \(recipient)\(remark)" + texts.map { "\n" + $0 }.joined()
    }

    private var remark: String {
        switch self {
        case .missing: ": recorded, not given"
        case .surplus: ": given, not recorded"
        case .changed(_, let recorded, let given):
            recorded.time == given.time ? "" : ": given at \(given.time)"
        }
    }

    private func texts(shown: (String) -> String) -> [String] {
        switch self {
        case .missing(_, let entry): ["- " + shown(entry.text)]
        case .surplus(_, let entry): ["+ " + shown(entry.text)]
        case .changed(_, let recorded, let given):
            recorded.text == given.text
                ? ["  " + shown(given.text)]
                : ["- " + shown(recorded.text), "+ " + shown(given.text), Self.caret(recorded.text, given.text)]
        }
    }

    private static func caret(_ recorded: String, _ given: String) -> String {
        let same = zip(Text.escaped(recorded).unicodeScalars, Text.escaped(given).unicodeScalars).prefix { $0 == $1 }
        return String(repeating: " ", count: same.reduce(2) { $0 + $1.0.columns }) + "^"
    }
}
