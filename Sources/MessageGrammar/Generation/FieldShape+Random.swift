import ShortMessage

extension FieldShape {
    /// A value of this shape in its canonical spelling, much as a member might send.
    package func randomValue(using random: inout some RandomNumberGenerator) -> String {
        switch self {
        case .digits, .choice: pattern(.canonical).sample(using: &random)
        case .alphanumerics(let count, let digits): Self.alphanumerics(count, digits, using: &random)
        case .letters(let count): Self.words(SampleWords.names, count, using: &random)
        case .word(let count): Self.words(SampleWords.words, count, parted: "", using: &random)
        case .text(let count): Self.words(SampleWords.words, count, using: &random)
        case .date: Self.day(using: &random).dayFirst
        case .month: String("\(Self.day(using: &random))".prefix("YYYY-MM".utf8.count))
        case .amount(Self.amounts):
            String(random.number(in: 1...999) * random.element(of: [1, 500, 1000, 10_000]))
        case .amount(let range): String(Self.amount(in: range, using: &random))
        case .number:
            String(random.number(in: 0...999)) + (random.chance(30) ? ".\(random.number(in: 0...99))" : "")
        case .email:
            random.element(of: SampleWords.names).lowercased() + String(random.number(in: 1...99)) + "@contoh.id"
        case .phone: "+62812" + ShapePattern.times(8...8, .digit).sample(using: &random)
        case .row(let runs): Self.row(runs, using: &random)
        }
    }

    /// Letters are rare, as on cards.
    private static func alphanumerics(
        _ count: ClosedRange<Int>, _ digits: Int, using random: inout some RandomNumberGenerator
    ) -> String {
        var value = Array(ShapePattern.times(count, .digit).sample(using: &random))
        for _ in 0..<max(0, min(2, value.count - digits)) where random.chance(20) {
            value[random.number(in: 0...value.count - 1)] = random.element(of: Array("ABCDEFGHJKLMNPQRSTUVWXYZ"))
        }
        return String(value)
    }

    private static func words(
        _ words: [String], _ count: ClosedRange<Int>, parted gap: String = " ",
        using random: inout some RandomNumberGenerator
    ) -> String {
        var text = random.element(of: words)
        for _ in 0..<random.number(in: 0...2) { text += gap + random.element(of: words) }
        while text.count < count.lowerBound { text += gap + random.element(of: words) }
        text = String(text.prefix(count.upperBound))
        // What was cut behind a blank has the blank's place filled.
        return text.hasSuffix(" ") ? text.dropLast() + "A" : text
    }

    /// Round, where the range has such.
    private static func amount(
        in range: ClosedRange<Int64>, using random: inout some RandomNumberGenerator
    ) -> Int64 {
        let amount = Int64(random.number(in: Int(range.lowerBound)...Int(range.upperBound)))
        let rounded = [10_000, 1000, 500, 100].map { amount / $0 * $0 }.filter { $0 > 0 && range.contains($0) }
        return rounded.isEmpty ? amount : random.element(of: rounded + [amount])
    }

    private static func day(using random: inout some RandomNumberGenerator) -> CalendarDate {
        CalendarDate(dayNumber: random.number(in: -7000...13_000))
    }

    private static func row(_ runs: [Run], using random: inout some RandomNumberGenerator) -> String {
        let value = ShapePattern.capitals(runs).sample(using: &random)
        return value.isEmpty ? String(runs[0].characters.capitals.scalars[0]) : value
    }
}

/// What invented members are called and write.
private enum SampleWords {
    static let names = [
        "ADI", "AGUS", "ANI", "BAMBANG", "BUDI", "DEWI", "EKA", "FITRI", "HADI", "INDAH", "JOKO", "KARTINI", "LESTARI",
        "MAYA", "NUR", "PUTRI", "RATNA", "SANTOSO", "SITI", "SRI", "SUNARYO", "WATI", "WIDODO", "YULIA",
    ]
    static let words = [
        "antre", "belum", "cabang", "data", "gaji", "iuran", "jalan", "kantor", "kartu", "lama", "masuk", "mohon",
        "nama", "pagi", "petugas", "saldo", "salah", "sudah", "terima", "tidak",
    ]
}
