import ShortMessage

extension ReplyDifference {
    /// The difference for people: where, when and what; the recorded text after `-`, the given one after `+`, and a caret
    /// where they begin to differ.
    ///
    ///     @@ first-day.smslog:12: 2026-11-21T08:00:00+07:00: changed
    ///     - Saldo JHT KPJ ..5678: Rp12.345.678
    ///     + Saldo JHT KPJ ..5678: Rp12.345.679
    ///                                        ^
    ///
    /// The caret stands where the texts differ, also where both characters are crossed out.
    ///
    /// - Parameters:
    ///   - file: the name that the head shows.
    ///   - isMasked: whether the texts are shown as `Text.masked` gives them.
    ///   - names: those that are crossed out, too.
    ///   - paint: the colours of a terminal, or none.
    public func picture(
        file: String, isMasked: Bool, hiding names: SeenNames = SeenNames(), paint: Paint = .none
    ) -> String {
        let head = paint.head("@@ \(file):\(line): \(time): \(kind)\(remark(isMasked))")
        let texts = texts(paint) { Text.escaped(isMasked ? Text.masked($0, hiding: names) : $0) }
        return head + texts.map { "\n" + $0 }.joined()
    }

    /// Whether the mask hides what differs.
    ///
    /// - Parameter names: those that it hides, too.
    public func isHidden(byMaskOf names: SeenNames) -> Bool {
        guard let recorded, let given, !isOfTime else { return false }
        return recorded.entry.text != given.entry.text
            && Text.masked(recorded.entry.text, hiding: names) == Text.masked(given.entry.text, hiding: names)
    }

    private func remark(_ isMasked: Bool) -> String {
        guard let recorded, let given else { return "" }
        if kind == .wrongSender {
            return ", \(Self.shown(given.entry.from, isMasked)) and not \(Self.shown(recorded.entry.from, isMasked))"
        }
        return isOfTime ? ", given at \(given.entry.time)\(anchor == nil ? "" : ", out of order")" : ""
    }

    private static func shown(_ address: Address, _ isMasked: Bool) -> String {
        guard isMasked, let number = try? MSISDN(address) else { return Text.escaped(address.description) }
        return number.masked
    }

    private func texts(_ paint: Paint, shown: (String) -> String) -> [String] {
        switch (recorded?.entry.text, given?.entry.text) {
        case (let old?, let new?) where isOfTime || kind == .wrongSender || old == new: ["  " + shown(new)]
        case (let old?, let new?):
            [paint.recorded("- " + shown(old)), paint.given("+ " + shown(new)), Self.caret(old, new)]
        case (let old?, nil): [paint.recorded("- " + shown(old))]
        case (nil, let new?): [paint.given("+ " + shown(new))]
        case (nil, nil): []
        }
    }

    private static func caret(_ recorded: String, _ given: String) -> String {
        let same = zip(Text.escaped(recorded).unicodeScalars, Text.escaped(given).unicodeScalars).prefix { $0 == $1 }
        return String(repeating: " ", count: same.reduce(2) { $0 + $1.0.columns }) + "^"
    }

    /// The colours of a terminal: bold heads, recorded text red, given text green.
    public enum Paint: Hashable, Sendable {
        /// The text as it is, or with the escape sequences of ECMA-48 for bold, red and green.
        case none, colours

        func head(_ text: String) -> String { painted(text, 1) }
        func recorded(_ text: String) -> String { painted(text, 31) }
        func given(_ text: String) -> String { painted(text, 32) }

        private func painted(_ text: String, _ style: Int) -> String {
            self == .none ? text : "\u{1B}[\(style)m\(text)\u{1B}[0m"
        }
    }
}
