import ShortMessage
import Testing
import Transcripts

@Suite("The tally of a replay")
struct ReplayTallyTests {
    static func tally(_ change: (inout ReplayTally) throws -> Void) rethrows -> ReplayTally {
        var tally = ReplayTally()
        try change(&tally)
        return tally
    }

    @Test("is one line that says all is as recorded")
    func same() {
        let tally = Self.tally { ($0.messages, $0.replies, $0.recorded) = (2, 4, 4) }
        #expect(tally.description == "2 messages, 4 replies, all as recorded")
    }

    @Test("says nothing of replies where none was recorded")
    func unplayed() {
        #expect(Self.tally { $0.unplayed = 1 }.description == "0 messages, 0 replies, 1 line not played")
        #expect(Self.tally { $0.messages = 1 }.description == "1 message, 0 replies")
    }

    @Test("counts each kind of difference, and adds up")
    func different() throws {
        var tally = try Self.tally { tally in
            for row in ReplyComparisonTests.rows {
                for difference in try ReplyComparisonTests.differences(row) { tally.count(difference) }
            }
            tally.faults = 1
        }
        let kinds = ReplyDifference.Kind.allCases
        #expect(kinds.allSatisfy { tally[$0] > 0 && tally.description.contains(", \(tally[$0]) \($0)") })
        #expect(tally.description.hasSuffix(", 1 line not understood"))
        let once = tally
        tally += once
        #expect(tally.differences == once.differences * 2)
        #expect(!tally.differsInTimeOnly)
    }

    @Test("names expectations that are not met")
    func expectations() throws {
        let expected = try #require(Expectation.list("3 unanswered, 2 messages,1 unplayed"))
        let tally = Self.tally { ($0.messages, $0.unanswered) = (2, 1) }
        #expect(
            tally.failures(of: expected) == [
                "expected 3 unanswered, found 1", "expected 1 unplayed, found 0",
            ])
    }
}
