/// Asks addresses of reports, those of one message in their order, those of several at the same time.
struct ReportTeller: Sendable {
    private let lanes: [AsyncStream<String>.Continuation]
    private let tasks: [Task<Void, Never>]
    private let say: @Sendable (String) -> Void

    /// Addresses at once.
    private static let laneCount = 32
    /// That wait in each lane.
    private static let mostWaiting = 1000

    init(_ sources: AnswerSources, saying say: @escaping @Sendable (String) -> Void) {
        var lanes: [AsyncStream<String>.Continuation] = []
        var tasks: [Task<Void, Never>] = []
        for _ in 0..<Self.laneCount {
            let (addresses, lane) = AsyncStream.makeStream(
                of: String.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
            lanes.append(lane)
            tasks.append(
                Task {
                    for await address in addresses {
                        if let complaint = await sources.tell(address) { say("a report was not told: \(complaint)") }
                    }
                })
        }
        (self.lanes, self.tasks, self.say) = (lanes, tasks, say)
    }

    /// Returns at once.
    func tell(_ address: String, of message: Int64) {
        let lane = lanes[Int(message.magnitude % UInt64(Self.laneCount))]
        if case .dropped = lane.yield(address) {
            say("a report was not told: \(Self.mostWaiting) wait for their addresses")
        }
    }

    /// Tells what waits, until it is cancelled.
    func close() async {
        for lane in lanes { lane.finish() }
        for task in tasks { await task.value }
    }
}
