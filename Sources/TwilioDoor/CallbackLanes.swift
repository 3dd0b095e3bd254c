import Twilio

/// Tells addresses what becomes of messages: of one message in order, of several at the same time.
struct CallbackLanes: Sendable {
    private struct Call: Sendable {
        let address: String
        let message: TwilioMessage
    }

    private let lanes: [AsyncStream<Call>.Continuation]
    private let tasks: [Task<Void, Never>]
    private let say: @Sendable (String) -> Void

    private static let laneCount = 16
    /// That wait in each lane.
    private static let mostWaiting = 1000

    init(_ account: TwilioAccount, _ caller: AddressCaller, saying say: @escaping @Sendable (String) -> Void) {
        var lanes: [AsyncStream<Call>.Continuation] = []
        var tasks: [Task<Void, Never>] = []
        for _ in 0..<Self.laneCount {
            let (calls, lane) = AsyncStream.makeStream(
                of: Call.self, bufferingPolicy: .bufferingOldest(Self.mostWaiting))
            lanes.append(lane)
            tasks.append(
                Task {
                    for await call in calls {
                        let message = call.message
                        let token = "\(message.sid(account))-\(message.status.rawValue)"
                        let told = await caller.ask(call.address, message.callbackForm(account), token: token)
                        guard case .failure(let failure) = told else { continue }
                        say("message \(message.place): \(message.status.rawValue) was not told: \(failure)")
                    }
                })
        }
        (self.lanes, self.tasks, self.say) = (lanes, tasks, say)
    }

    /// Returns at once.
    func tell(_ address: String, _ message: TwilioMessage) {
        let lane = lanes[Int(message.place.magnitude % UInt64(Self.laneCount))]
        if case .dropped = lane.yield(Call(address: address, message: message)) {
            say("message \(message.place): nothing was told of it: \(Self.mostWaiting) wait for their addresses")
        }
    }

    /// Tells what waits; gives up what is told where it is cancelled and the caller closed.
    func close() async {
        for lane in lanes { lane.finish() }
        for task in tasks { await task.value }
    }
}
