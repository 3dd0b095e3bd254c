import ShortMessage
import Testing
import Transcripts

@Suite("The tally of a replay")
struct ReplayTallyTests {
    @Test("is one line that says all is as recorded")
    func same() throws {
        var tally = ReplayTally()
        for exchange in try ExchangeTests.exchanges() { tally.count(exchange, exchange.differences) }
        #expect(tally.description == "2 messages, 4 replies, all as recorded")
    }

    @Test("counts what was not played, and says nothing of replies where that is all")
    func unplayed() throws {
        let foreign = "2026-11-21T08:00:00+07:00 1717 > +6281200000001 Info pajak\n"
        var tally = ReplayTally()
        for exchange in try ExchangeTests.exchanges(foreign, given: []) { tally.count(exchange, exchange.differences) }
        #expect(tally.description == "0 messages, 0 replies, 1 line not played")
        for exchange in try ExchangeTests.exchanges() { tally.count(exchange, exchange.differences) }
        #expect(tally.description == "2 messages, 4 replies, all as recorded, 1 line not played")
    }

    @Test("is one line that counts every kind of difference")
    func different() throws {
        let given = [
            [], ["2026-11-21T08:00:00+07:00 2757 > +6281200000001 Saldo Rp2"],
            ["2026-11-21T08:00:00+07:00 2757 > +6281200000003 Halo"],
        ]
        var tally = ReplayTally()
        for exchange in try ExchangeTests.exchanges(given: given) { tally.count(exchange, exchange.differences) }
        tally.faults = 1
        #expect(
            tally.description
                == "2 messages, 2 replies, 1 changed, 3 missing, 1 not recorded, 1 line not understood")
    }
}
