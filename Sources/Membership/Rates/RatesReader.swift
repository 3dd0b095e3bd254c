import MessageGrammar
import ShortMessage

/// Reads a rates file, and finds all that is wrong with it.
///
///     rates = *( rate )
///     rate  = "rate" name unit [ "each" MM "-" DD ] 1*( indented entry )
///     entry = day ( "unknown" / figure basis source )      ; basis and source between quotes
struct RatesReader {
    private let file: String
    private let lines: [SourceLine]
    private(set) var series: [RateName: RateSeries] = [:]
    private(set) var errors: [GrammarFileError] = []
    private var current: RateName?

    init(source: String, file: String) {
        self.file = file
        lines = SourceFile(name: file, source: source).lines
    }

    mutating func read() {
        for line in lines {
            do throws(GrammarFileError) {
                if line.isIndented { try readEntry(line) } else { try readHead(line) }
            } catch {
                errors.append(error)
            }
        }
        for name in RateName.allCases where series[name]?.entries.isEmpty ?? true {
            errors.append(
                GrammarFileError(
                    file: file, line: lines.last?.number ?? 1, column: 1,
                    problem: "the figure \(name.rawValue) is missing",
                    expected: "rate \(name.rawValue) \(name.unit.rawValue), and a line with a day below it"))
        }
    }

    private mutating func readHead(_ line: SourceLine) throws(GrammarFileError) {
        current = nil
        let words = line.words
        guard words.count == 3 || words.count == 5 && words[3] == "each", words[0] == "rate" else {
            throw error(line, "a line that begins no figure", "rate NAME UNIT, or rate NAME UNIT each MM-DD")
        }
        guard let name = RateName(rawValue: String(words[1])) else {
            throw error(
                line, "the service has no use for \(words[1])",
                "one of \(RateName.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard words[2] == name.unit.rawValue else {
            throw error(line, "\(name.rawValue) in \(words[2])", "rate \(name.rawValue) \(name.unit.rawValue)")
        }
        guard series[name] == nil else { throw error(line, "a second \(name.rawValue)", "one entry a figure") }
        var yearly: (month: Int, day: Int)?
        if words.count == 5 {
            guard let day = CalendarDate(iso: "2000-" + words[4]) else {
                throw error(line, "'\(words[4])' is no day of a year", "MM-DD, such as 03-01")
            }
            yearly = (day.components.month, day.components.day)
        }
        series[name] = RateSeries(yearly: yearly)
        current = name
    }

    private mutating func readEntry(_ line: SourceLine) throws(GrammarFileError) {
        guard let name = current, let known = series[name] else {
            guard errors.isEmpty else { return }
            throw error(line, "a day of no figure", "rate NAME UNIT above it")
        }
        let words = line.words
        guard let since = CalendarDate(iso: String(words[0])) else {
            throw error(line, "'\(words[0])' is no day", "a day such as 2026-03-01")
        }
        try checkOrder(of: since, in: known, line)
        let figure = try figure(line, words, name, since)
        series[name]?.entries.append((since, figure))
    }

    /// Days go up; of a yearly figure no year is left out.
    private func checkOrder(
        of since: CalendarDate, in series: RateSeries, _ line: SourceLine
    ) throws(GrammarFileError) {
        guard let last = series.entries.last?.since else { return }
        guard last < since else { throw error(line, "\(since) is not after \(last)", "days that go up") }
        guard let next = series.end(of: last), next != since else { return }
        throw error(
            line, "from \(next) to \(since) there is no figure", "a line \(next), with the figure or the word unknown")
    }

    private func figure(
        _ line: SourceLine, _ words: [Substring], _ name: RateName, _ since: CalendarDate
    ) throws(GrammarFileError) -> Figure? {
        if words.count == 2, words[1] == "unknown" { return nil }
        let texts = line.text.split(separator: "\"", omittingEmptySubsequences: false)
        guard words.count > 3, texts.count == 5, texts[4].isEmpty, !texts[1].isEmpty, !texts[3].isEmpty else {
            throw error(line, "an entry that is not whole", "a day, a figure, \"its legal basis\" and \"its source\"")
        }
        guard let value = Self.value(words[1], name.unit) else {
            throw error(line, "'\(words[1])' is no figure in \(name.unit.rawValue)", Self.expected(name.unit))
        }
        guard texts[1].utf8.count <= Figure.widestBasis else {
            throw error(line, "a legal basis of \(texts[1].utf8.count) characters", "at most \(Figure.widestBasis)")
        }
        return Figure(since: since, value: value, unit: name.unit, basis: String(texts[1]))
    }

    private static func value(_ text: Substring, _ unit: Figure.Unit) -> Int64? {
        guard text.utf8.allSatisfy({ $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }) else { return nil }
        switch unit {
        case .percent:
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard (1...2).contains(parts.count), (1...2).contains(parts[0].count) else { return nil }
            let fraction = parts.count == 2 ? parts[1] : "0"
            guard (1...3).contains(fraction.count) else { return nil }
            return Int64(parts[0] + fraction + String(repeating: "0", count: 3 - fraction.count))
        case .rupiah: return Int64(text).flatMap { try? Rupiah($0).amount }
        case .years, .months: return Int64(text).flatMap { (1...120).contains($0) ? $0 : nil }
        }
    }

    private static func expected(_ unit: Figure.Unit) -> String {
        switch unit {
        case .percent: "0 to 99.999"
        case .rupiah: "whole rupiah without marks between the digits"
        case .years, .months: "1 to 120"
        }
    }

    private func error(_ line: SourceLine, _ problem: String, _ expected: String) -> GrammarFileError {
        GrammarFileError(file: file, line: line.number, column: 1, problem: problem, expected: expected)
    }
}
