import ShortMessage
import Testing
import Transcripts

@Suite("A log played again")
struct ExchangeTests {
    static let log = """
        # Budi asks twice.
        2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO
        2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo Rp1

        # The next one moves the number, so the old phone is told.
        2026-11-21T08:05:00+07:00 +6281200000002 > 2757 DAFTAR
        2026-11-21T08:05:00+07:00 2757 > +6281200000002 Tunggu
        # now the old phone
        2026-11-21T08:05:00+07:00 2757 > +6281200000001 Bukan Anda?
        2026-11-22T08:05:00+07:00 2757 > +6281200000002 Selesai

        """
    static let answers = [
        [],
        ["2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo Rp1"],
        [
            "2026-11-21T08:05:00+07:00 2757 > +6281200000002 Tunggu",
            "2026-11-21T08:05:00+07:00 2757 > +6281200000001 Bukan Anda?",
            "2026-11-22T08:05:00+07:00 2757 > +6281200000002 Selesai",
        ],
    ]

    /// The exchanges of a log, each with what is given for it.
    static func exchanges(_ log: String = log, given: [[String]] = answers) throws -> [Exchange] {
        var (splitter, reader) = (LineSplitter(), ExchangeReader(services: ServiceNumbers([try Address("2757")])))
        var exchanges = try splitter.receive(Array(log.utf8)[...]).compactMap { try reader.read($0) }
        exchanges.append(reader.finish())
        for (index, replies) in given.enumerated() { exchanges[index].given = try replies.map { try LogEntry($0) } }
        return exchanges
    }

    static func updated(_ exchanges: [Exchange]) -> String {
        String(decoding: exchanges.flatMap { $0.updated ?? [] }, as: UTF8.self)
    }

    @Test("is cut at its messages; replies are not sent in")
    func cut() throws {
        let exchanges = try Self.exchanges()
        #expect(exchanges.map(\.message?.line) == [nil, 2, 6])
        #expect(exchanges.map(\.message?.text) == [nil, "SALDO", "DAFTAR"])
        #expect(exchanges.map(\.recordedCount) == [0, 1, 3])
    }

    @Test("with the same replies has no differences, and is written as it was")
    func same() throws {
        let exchanges = try Self.exchanges()
        #expect(exchanges.flatMap(\.differences).isEmpty)
        #expect(Self.updated(exchanges) == Self.log)
    }

    @Test("names a changed reply with its line, and puts the new one in its place")
    func changed() throws {
        var answers = Self.answers
        answers[2][1] = "2026-11-21T08:05:00+07:00 2757 > +6281200000001 Bukan kamu?"
        let exchanges = try Self.exchanges(given: answers)
        #expect(
            exchanges.flatMap(\.differences) == [
                .changed(
                    line: 9, recorded: try LogEntry(Self.answers[2][1]), given: try LogEntry(answers[2][1]))
            ])
        #expect(Self.updated(exchanges) == Self.replacing("Bukan Anda?", "Bukan kamu?"))
    }

    @Test("names a missing reply, and takes it out")
    func missing() throws {
        var answers = Self.answers
        answers[2].remove(at: 0)
        let exchanges = try Self.exchanges(given: answers)
        #expect(
            exchanges.flatMap(\.differences) == [.missing(line: 7, recorded: try LogEntry(Self.answers[2][0]))])
        #expect(
            Self.updated(exchanges)
                == Self.replacing("2026-11-21T08:05:00+07:00 2757 > +6281200000002 Tunggu\n", ""))
    }

    @Test("names a surplus reply with the line of its message, and adds it behind the reply before it")
    func surplus() throws {
        let more = "2026-11-21T08:00:00+07:00 2757 > +6281200000003 Halo"
        var answers = Self.answers
        answers[1].append(more)
        let exchanges = try Self.exchanges(given: answers)
        #expect(exchanges.flatMap(\.differences) == [.surplus(line: 2, given: try LogEntry(more))])
        #expect(Self.updated(exchanges) == Self.replacing("Saldo Rp1\n", "Saldo Rp1\n\(more)\n"))
    }

    @Test("finds a reply to another recipient missing and surplus, not changed")
    func otherRecipient() throws {
        var answers = Self.answers
        answers[1] = ["2026-11-21T08:00:00+07:00 2757 > +6281200000009 Saldo Rp1"]
        #expect(
            try Self.exchanges(given: answers).flatMap(\.differences) == [
                .missing(line: 3, recorded: try LogEntry(Self.answers[1][0])),
                .surplus(line: 2, given: try LogEntry(answers[1][0])),
            ])
    }

    @Test("compares times, so what falls due is due when it was")
    func time() throws {
        var answers = Self.answers
        answers[2][2] = "2026-11-23T08:05:00+07:00 2757 > +6281200000002 Selesai"
        #expect(try Self.exchanges(given: answers).flatMap(\.differences).map(\.line) == [10])
    }

    @Test("that has no replies yet gets them all")
    func bare() throws {
        let bare = "2026-11-21T08:00:00+07:00 +6281200000001 > 2757 SALDO"
        let exchanges = try Self.exchanges("# Budi\r\n\(bare)\r\n# End\r\n", given: Array(Self.answers.prefix(2)))
        #expect(Self.updated(exchanges) == "# Budi\n\(bare)\n\(Self.answers[1][0])\n# End\n")
    }

    @Test("keeps octets that are no UTF-8")
    func illFormed() throws {
        var reader = ExchangeReader(services: ServiceNumbers([try Address("2757")]))
        let octets = Array("2026-11-21T08:00:00+07:00 +6281200000001 > 2757 ".utf8) + [0xFF]
        #expect(try reader.read(Line(number: 1, content: .octets(octets[...]))) != nil)
        let exchange = reader.finish()
        #expect(exchange.message?.text == "\u{FFFD}")
        #expect(exchange.updated == octets + [0x0A])
    }

    @Test("with a bad line says which, keeps it, and goes on")
    func badLine() throws {
        var reader = ExchangeReader(services: ServiceNumbers([try Address("2757")]))
        let error = #expect(throws: LineFault.self) {
            try reader.read(Line(number: 1, content: .octets(Array("SALDO".utf8)[...])))
        }
        #expect(error == LineFault(line: 1, problem: .log(.init(part: .time, problem: .malformed, column: 1))))
        #expect(reader.finish().updated == Array("SALDO\n".utf8))
    }

    @Test("with a line too long to hold cannot be written")
    func overlong() throws {
        var reader = ExchangeReader(services: ServiceNumbers([try Address("2757")]))
        #expect(throws: LineFault(line: 1, problem: .overlong(octets: 70_000))) {
            try reader.read(Line(number: 1, content: .overlong(count: 70_000)))
        }
        #expect(reader.finish().updated == nil)
    }

    private static let others = """
        2026-11-21T08:00:00+07:00 +6281200000001 > 1717 METRO B1234ABC
        2026-11-21T08:00:00+07:00 1717 > +6281200000001 Info pajak

        """

    @Test("with lines of services that do not run keeps them, and neither sends them in nor compares them")
    func unplayed() throws {
        let lines = Self.log.split(separator: "\n", omittingEmptySubsequences: false)
        let (before, after) = (lines[..<2].joined(separator: "\n"), lines[2...].joined(separator: "\n"))
        let mixed = Self.others + before + "\n" + Self.others + after
        let exchanges = try Self.exchanges(mixed, given: [])
        #expect(exchanges.compactMap(\.message?.text) == ["SALDO", "DAFTAR"])
        #expect(exchanges.flatMap(\.unplayed).map(\.line) == [1, 2, 5, 6])
        #expect(exchanges.map(\.recordedCount).reduce(0, +) == 4)
        var answered = exchanges.filter { $0.message != nil }
        for index in answered.indices { answered[index].given = try Self.answers[index + 1].map { try LogEntry($0) } }
        #expect(answered.flatMap(\.differences).isEmpty)
        #expect(Self.updated(exchanges.filter { $0.message == nil } + answered) == mixed)
    }

    @Test("that is all of other services is handed on line by line")
    func foreign() throws {
        #expect(try Self.exchanges(Self.others, given: []).map(\.unplayed.count) == [0, 1, 1])
    }

    private static func replacing(_ old: String, _ new: String) -> String {
        guard let range = log.range(of: old) else { return "not in the log: \(old)" }
        return log.replacingCharacters(in: range, with: new)
    }
}

extension String {
    fileprivate func range(of part: String) -> Range<Index>? {
        indices.lazy.compactMap { start in
            self[start...].hasPrefix(part) ? start..<self.index(start, offsetBy: part.count) : nil
        }.first
    }

    fileprivate func replacingCharacters(in range: Range<Index>, with part: String) -> String {
        self[..<range.lowerBound] + part + self[range.upperBound...]
    }
}
