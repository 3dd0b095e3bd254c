import ShortMessage
import Store

/// For doors that are a handset or a gateway, or several.
extension MessageCentre {
    /// Registers an endpoint: from now on it gets the messages for an address, first those that wait already.
    ///
    /// - Parameters:
    ///   - claim: whose messages it gets.
    ///   - name: what errors call it, such as `the modem at /dev/pts/3`.
    ///   - wake: called after a commit when there may be something to `take`, also for what waits already. It runs on the
    ///     centre and must return at once: it writes an octet into a pipe on which an event loop waits, or yields into an
    ///     `AsyncStream`. It may be called when there is nothing, and once for several messages.
    /// - Throws: where another endpoint or a service has the address.
    public func register(
        _ claim: AddressClaim, name: String, wake: @escaping @Sendable () -> Void
    ) throws(AddressTaken) -> Endpoint {
        let holder = DeliveryQueues.Holder(claim)
        if let owner = endpoints[holder]?.name ?? serviceName(at: claim) {
            throw AddressTaken(claim: claim, holder: owner, claimant: name)
        }
        let token = endpoints.enter(holder, name: name, wake: wake)
        state.queues.register(holder)
        wakeEndpoints()
        return Endpoint(claim: claim, name: name, centre: self, token: token)
    }

    private func serviceName(at claim: AddressClaim) -> String? {
        guard case .address(let address) = claim else { return nil }
        return rules.services.service(at: address).map { "the service \($0.name)" }
    }

    /// Tells those endpoints that have something to take.
    func wakeEndpoints() {
        for holder in state.queues.takeNews() { endpoints[holder]?.wake() }
    }

    func take(upTo most: Int, for endpoint: Endpoint) throws(StoreError) -> [Dispatch] {
        var dispatches: [Dispatch] = []
        try take(upTo: most, for: endpoint) { ids in dispatches = try self.dispatches(of: ids) }
        return dispatches
    }

    /// Gives an endpoint all that waits, where its door has it from what caused it.
    func takeAll(for endpoint: Endpoint) throws(StoreError) {
        try take(upTo: .max, for: endpoint) { _ in }
    }

    /// - Parameter read: gets the places in the journal of what waits; where it throws, nothing is taken.
    private func take(
        upTo most: Int, for endpoint: Endpoint, _ read: ([Int64]) throws -> Void
    ) throws(StoreError) {
        guard isRegistered(endpoint) else { return }
        try storing {
            let ready = state.queues.ready(upTo: most, for: endpoint.holder)
            guard !ready.isEmpty else { return }
            try store.holdRoom()
            try read(ready.map(\.id))
            state.queues.take(ready, for: endpoint.holder)
        }
    }

    /// What places in the journal stand for: what was handed over lately is known, the rest is read.
    private func dispatches(of ids: [Int64]) throws -> [Dispatch] {
        let known = ids.map { recent[$0].map(Dispatch.message) }
        guard known.contains(nil) else { return known.compactMap { $0 } }
        return try store.readAtOnce { transaction in
            let journal = Journal(transaction)
            return try zip(ids, known).compactMap { try $1 ?? journal.dispatch($0) }
        }
    }

    func resume(_ recipient: Address?, for endpoint: Endpoint) {
        guard isRegistered(endpoint) else { return }
        switch (endpoint.claim, recipient) {
        case (.address(let address), _), (.questions(let address), _), (_, let address?):
            state.queues.resume(address.number)
        case (_, nil): state.queues.resumeAll(of: endpoint.holder)
        }
        wakeEndpoints()
    }

    func giveBack(_ ids: [Int64], for endpoint: Endpoint) {
        guard isRegistered(endpoint) else { return }
        for id in ids where forgotten.isEmpty || !wasForgotten(id, by: endpoint.holder) {
            state.queues.giveBack(id, now: state.clock.now?.milliseconds ?? 0)
        }
        wakeEndpoints()
    }

    func close(_ endpoint: Endpoint) {
        guard isRegistered(endpoint) else { return }
        endpoints.remove(endpoint.holder)
        forgotten[endpoint.holder] = nil
        state.queues.release(endpoint.holder, now: state.clock.now?.milliseconds ?? 0)
    }

    func isRegistered(_ endpoint: Endpoint) -> Bool {
        endpoints[endpoint.holder]?.token == endpoint.token
    }
}

extension DeliveryQueues.Holder {
    init(_ claim: AddressClaim) {
        switch claim {
        case .address(let address): self = .one(address.number)
        case .questions(let address): self = .questions(address.number)
        case .pattern(let pattern): self = .pattern(pattern)
        case .everyOther: self = .everyOther
        case .everyReply: self = .everyReply
        }
    }
}
