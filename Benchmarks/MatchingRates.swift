import MessageGrammar
import ShortMessage

/// Texts matched against a grammar as large as that of 2757, beside a `Regex` that accepts the same registrations.
enum MatchingRates {
    static func print() throws {
        let grammar = try Grammar(source: source, file: "benchmark.grammar")
        let ours = try matching(grammar, texts)
        let theirs = try searching()
        Swift.print("match a registration: \(ours); Regex \(theirs); \(Int(ours / theirs)) times as fast")
        try printGrowth("match a registration", texts)
        try printGrowth("match a registration with * for #", texts.map { $0.replacing("#", with: "*") })
    }

    /// The same texts with ten forms and with two hundred.
    private static func printGrowth(_ what: String, _ texts: [String]) throws {
        let few = try matching(Grammar(source: source + more(5), file: "benchmark.grammar"), texts)
        let many = try matching(Grammar(source: source + more(195), file: "benchmark.grammar"), texts)
        let ratio = Double(Int(few / many * 100)) / 100
        Swift.print("\(what), 10 forms: \(few); 200 forms: \(many); \(ratio) times the time")
    }

    /// Messages whose keywords begin like those of the grammar, and other ones.
    private static func more(_ count: Int) -> String {
        (0..<count).map { number in
            let letters =
                String(UnicodeScalar(UInt8(65 + number % 26))) + String(UnicodeScalar(UInt8(65 + number / 26)))
            let keyword = ["DAFTAR \(letters)", "D\(letters)", "SALDO \(letters)", "\(letters) DAFTAR"][number % 4]
            return "\nmessage other-\(number)\n    \(keyword)#{nik}#{name?}"
        }.joined()
    }

    private static let source = """
        shortcode 2757
        message register
            DAFTAR SALDO#{nik}#{name?}#{birth-date}#{kpj}#{email?}
            REG#{nik}#{name?}#{birth-date}#{kpj}#{email?}
        message balance
            SALDO {kpj?}
            CEK SALDO {kpj?}
        message help
            BANTUAN
        field nik 16 digits
        field name 2..60 letters
        field birth-date date
        field kpj 11 alphanumerics, 9 digits
        field email email
        """

    /// Different each, so that nothing is learnt by heart.
    private static let texts = (0..<10_000).map { number in
        "DAFTAR SALDO#31710517089\(10_000 + number)#BUDI SANTOSO#17-08-1990#080\(10_000_000 + number)#budi@contoh.id"
    }

    private static func matching(_ grammar: Grammar, _ texts: [String]) throws -> Rate {
        guard let day = CalendarDate(year: 2026, month: 11, day: 21) else {
            preconditionFailure("a day of the calendar")
        }
        var (accepted, next) = (0, 0)
        let rate = try Rate.best(of: 10, count: 20_000) {
            accepted += try grammar.match(texts[next], on: day).message == "register" ? 1 : 0
            next = (next + 1) % texts.count
        }
        precondition(accepted == 200_000, "every text is a registration")
        return rate
    }

    private static func searching() throws -> Rate {
        let pattern = /(?i)DAFTAR SALDO#(\d{16})#([A-Z .,'\-_]{2,60})#(\d{2}-\d{2}-\d{4})#([0-9A-Z]{11})#(\S+@\S+\.\w+)/
        var (accepted, next) = (0, 0)
        let rate = Rate.best(of: 3, count: 20_000) {
            accepted += texts[next].wholeMatch(of: pattern) == nil ? 0 : 1
            next = (next + 1) % texts.count
        }
        precondition(accepted == 60_000, "every text is a registration")
        return rate
    }
}
