import GrammarProofs
import MessageGrammar
import Seeded

/// Grammars proved in which every form has the same keyword, so that each meets every other.
enum CheckRates {
    static func print() throws {
        for (name, separators) in [("#", ["#"]), ("any separator", ["#", " ", "*", "/", ",", ".", "-"])] {
            let few = try proof(of: 50, separators)
            let many = try proof(of: 200, separators)
            let ratio = Double(Int(many.time / few.time * 10)) / 10
            Swift.print("check 50 forms of one keyword, cut at \(name): \(few)")
            Swift.print("check 200 forms of one keyword, cut at \(name): \(many); \(ratio) times the time")
        }
    }

    private struct Proof: CustomStringConvertible {
        let time: Duration
        let findings: Int

        /// `0.61 s, 630 findings`
        var description: String { "\(Double(Int(time / .milliseconds(10))) / 100) s, \(findings) findings" }
    }

    private static func proof(of forms: Int, _ separators: [String]) throws -> Proof {
        let grammar = try Grammar(source: source(of: forms, separators), file: "benchmark.grammar")
        var (best, findings) = (Duration.seconds(Int64.max / 2), 0)
        for _ in 0..<3 {
            best = min(best, ContinuousClock().measure { findings = GrammarCheck(grammar).findings.count })
        }
        return Proof(time: best, findings: findings)
    }

    private static let shapes = [
        "16 digits", "1..5 digits", "4 digits", "2..60 letters", "11 alphanumerics, 9 digits", "6 alphanumerics",
        "1..2 letters, 1..4 digits, 0..3 letters", "3..20 word", "1..100 text", "date", "month", "amount", "number",
        "email", "phone", "choice(PAGI|SORE)", "1..160 text", "2.. letters", "1..40 word",
    ]

    /// One to six holes in each form; where there are several separators, some are left out at will.
    private static func source(of forms: Int, _ separators: [String]) -> String {
        var random = SplitMix64(seed: 2757)
        let messages = (0..<forms).map { number in
            let separator = random.element(of: separators)
            let holes = shapes.indices.shuffled(using: &random).prefix(random.number(in: 1...6)).map { field in
                "{f\(field)\(separators.count > 1 && random.number(in: 1...10) < 4 ? "?" : "")}"
            }
            return "message m\(number)\n    KATA\(separator)\(holes.joined(separator: separator))"
        }
        let fields = shapes.indices.map { "field f\($0) \(shapes[$0])" }
        return (["shortcode 2757"] + messages + fields).joined(separator: "\n")
    }
}
