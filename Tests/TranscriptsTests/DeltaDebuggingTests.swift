import Seeded
import ShortMessage
import Testing
import Transcripts

@Suite("The fewest that still fail")
struct DeltaDebuggingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let count: Int
        let needed: Set<Int>

        init(_ name: String, of count: Int, _ needed: Set<Int>) {
            (testDescription, self.count, self.needed) = (name, count, needed)
        }
    }

    static let rows = [
        Row("one of one", of: 1, [0]), Row("the first", of: 100, [0]), Row("the last", of: 100, [99]),
        Row("both ends", of: 100, [0, 99]), Row("neighbours", of: 64, [31, 32]), Row("all", of: 7, Set(0..<7)),
        Row("some, far apart", of: 1000, [3, 500, 501, 998]),
    ]

    @Test("are all that are needed and no other, in their order", arguments: rows)
    func needed(_ row: Row) async {
        var asked = 0
        let fewest = await DeltaDebugging.fewest(of: Array(0..<row.count)) { some in
            asked += 1
            return row.needed.isSubset(of: some)
        }
        #expect(fewest == row.needed.sorted())
        #expect(asked <= 40 * row.needed.count + row.count)
    }

    @Test("leave out none that is needed alone, whatever fails", arguments: 0..<20 as Range<UInt64>)
    func minimal(seed: UInt64) async {
        var random = SplitMix64(seed: seed)
        let needed = (0..<3).map { _ in Int.random(in: 0..<50, using: &random) }
        // Any two of the three fail, so that there are several answers.
        func fails(_ some: [Int]) -> Bool { Set(needed).intersection(some).count >= min(2, Set(needed).count) }
        let fewest = await DeltaDebugging.fewest(of: Array(0..<50)) { fails($0) }
        #expect(fails(fewest))
        #expect(
            fewest.indices.allSatisfy { index in
                var fewer = fewest
                fewer.remove(at: index)
                return !fails(fewer)
            })
    }

    static let log = """
        # seed: 7
        2026-11-21T08:00:00+07:00 +6281200000001 > 2757 A
        2026-11-21T08:00:00+07:00 +6281200000002 > 2757 B
        2026-11-21T08:00:00+07:00 2757 > +6281200000001 a
        # a comment
        2026-11-21T08:00:00+07:00 1717 > +6281200000001 foreign
        2026-11-21T08:00:00+07:00 2757 > +6281200000003 c
        2026-11-21T08:00:00+07:00 +6281200000001 > 2757 D
        """

    @Test("of a log are messages, each with its own replies; directives stay")
    func units() throws {
        var units = LogUnits(form: .log, services: ServiceNumbers([try Address("2757")]), start: nil)
        for (number, line) in zip(1..., Self.log.split(separator: "\n")) {
            units.add(Line(number: number, content: .octets(Array(line.utf8)[...])))
        }
        let numbers = units.units.map { units.lines(of: [$0]).map(\.number) }
        #expect(numbers == [[1, 2, 4], [1, 3, 7], [1, 8]])
        #expect(units.lines(of: units.units).map(\.number) == [1, 2, 3, 4, 7, 8])
    }
}
