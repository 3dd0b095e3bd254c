import Allocations
import MessageGrammar
import ShortMessage

/// Texts matched against a grammar as large as that of 2757, beside a `Regex` that accepts the same registrations.
enum MatchingRates {
    static func print() throws {
        let grammar = try Grammar(source: source, file: "benchmark.grammar")
        let ours = try matching(grammar, texts)
        let theirs = try searching()
        Swift.print("match a registration: \(ours); Regex \(theirs); \(Int(ours / theirs)) times as fast")
        Swift.print("allocations a match: \(try allocations(grammar))")
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

    /// Those of every text together, by the number of texts; the first match, which makes what is made once, is left out.
    private static func allocations(_ grammar: Grammar) throws -> Double {
        _ = try grammar.match(texts[0], on: day)
        let before = allocations_of_this_thread()
        for text in texts { _ = try grammar.match(text, on: day) }
        return Double(allocations_of_this_thread() - before) / Double(texts.count)
    }

    private static let day = CalendarDate(dayNumber: 20_778)

    private static func matching(_ grammar: Grammar, _ texts: [String]) throws -> Rate {
        var (accepted, next) = (0, 0)
        let rate = try Rate.best(of: 10, count: 20_000) {
            accepted += try grammar.match(texts[next], on: day).message == "register" ? 1 : 0
            next = (next + 1) % texts.count
        }
        precondition(accepted == 200_000, "every text is a registration")
        return rate
    }

    private static func searching() throws -> Rate {
        let regex = RegistrationRegex()
        var (accepted, next) = (0, 0)
        let rate = Rate.best(of: 3, count: 20_000) {
            accepted += regex.match(texts[next]) == nil ? 0 : 1
            next = (next + 1) % texts.count
        }
        precondition(accepted == 60_000, "every text is a registration")
        return rate
    }
}
