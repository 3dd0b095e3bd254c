public import ShortMessage
public import Store

/// One of several sessions that share an endpoint, such as the binds of one ESME: each message goes to one of them.
///
/// What a session has taken is its own. When it ends, what it did not settle waits again for the others.
public actor EndpointSession {
    private let endpoint: Endpoint
    private var inFlight: Set<Int64> = []
    private var isOver = false

    /// Begins a session that has taken nothing yet.
    public init(of endpoint: Endpoint) {
        self.endpoint = endpoint
    }

    /// As `Endpoint.take`; nothing once the session is over.
    public func take(upTo most: Int = 1) async throws(StoreError) -> [Dispatch] {
        guard !isOver else { return [] }
        let taken = try await endpoint.take(upTo: most)
        guard !isOver else {
            await endpoint.giveBack(taken.map(\.id))
            return []
        }
        inFlight.formUnion(taken.map(\.id))
        return taken
    }

    /// As `Endpoint.settle`; what this session has not taken is left as it is.
    public func settle(_ settlements: [Settlement], at moment: Timestamp?) async throws(StoreError) {
        let own = settlements.filter { inFlight.contains($0.id) }
        inFlight.subtract(own.map(\.id))
        try await endpoint.settle(own, at: moment)
    }

    /// Ends the session; the endpoint stays.
    public func close() async {
        isOver = true
        let left = inFlight.sorted()
        inFlight = []
        await endpoint.giveBack(left)
    }
}
