import MessageCentre
import Testing

@Suite("Senders take turns")
struct FairQueueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// A sender's letter and the number of its message.
        let submitted: [String]
        let commits: [[String]]
        var testDescription: String { name }
    }

    static let cases = [
        Case(
            name: "one who comes behind many of another is in the next commit",
            submitted: (1...9).map { "A\($0)" } + ["B1"],
            commits: [["A1", "B1", "A2"], ["A3", "A4", "A5"], ["A6", "A7", "A8"], ["A9"]]),
        Case(
            name: "each sender's own stay in order",
            submitted: ["A1", "A2", "B1", "A3", "B2", "C1"],
            commits: [["A1", "B1", "C1"], ["A2", "B2", "A3"]]),
        Case(
            name: "with more senders than a commit holds, the next commit goes on with those who were not heard",
            submitted: ["A1", "A2", "B1", "B2", "C1", "D1", "E1"],
            commits: [["A1", "B1", "C1"], ["D1", "E1", "A2"], ["B2"]]),
    ]

    @Test("in the commits", arguments: cases)
    func turns(_ row: Case) {
        var queue = FairQueue<Character, String>()
        for element in row.submitted { queue.append(element, from: element.first ?? "?") }
        #expect(queue.count == row.submitted.count)
        #expect(row.commits.map { _ in queue.take(upTo: 3) } == row.commits)
        #expect(queue.count == 0)
    }

    @Test("also while one of them hands in more than a commit holds, each time")
    func flood() {
        var queue = FairQueue<Character, String>()
        for commit in 0..<100 {
            for number in 0..<50 { queue.append("flood \(commit) \(number)", from: "A") }
            queue.append("\(commit)", from: "B")
            #expect(queue.take(upTo: 10).contains("\(commit)"))
        }
    }
}
