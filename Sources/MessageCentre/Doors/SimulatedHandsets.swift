public import ShortMessage
public import Store

/// The telephones that no other door has: each takes what comes at once, unless somebody has switched it off or filled it.
///
/// An endpoint of everybody else, or, where another door is that already, of single numbers that were named. What a
/// telephone does not take is tried again as `Endpoint` has it, and at once when it is back.
public actor SimulatedHandsets {
    private let centre: MessageCentre
    private let name: String
    private let now: @Sendable () -> Timestamp
    private let wakes: AsyncStream<Void>
    private let wake: AsyncStream<Void>.Continuation
    private var everybody: Endpoint?
    private var single: [Address.Number: Endpoint] = [:]
    /// Rounds follow each other, so that whoever waits for one knows that all before it is settled.
    private var round: Task<Void, Never>?
    private var failure: StoreError?

    /// Messages that are tried in one round.
    private static let most = 500

    /// Registers the telephones.
    ///
    /// - Parameters:
    ///   - name: what errors call them.
    ///   - now: the machine's time.
    public init(at centre: MessageCentre, name: String, now: @escaping @Sendable () -> Timestamp) async {
        (self.centre, self.name, self.now) = (centre, name, now)
        (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        everybody = try? await centre.register(.everyOther, name: name, wake: waking)
    }

    private nonisolated var waking: @Sendable () -> Void {
        { [wake] in wake.yield() }
    }

    /// Delivers until it is cancelled.
    ///
    /// - Throws: where the store fails.
    public func run() async throws(StoreError) {
        for await _ in wakes {
            try await deliver(at: now())
        }
    }

    /// Tries everything that can be tried; returns once that is in the store.
    ///
    /// - Parameter moment: the machine's time; nil for the centre's own as it stands.
    public func deliver(at moment: Timestamp?) async throws(StoreError) {
        let before = round
        let this = Task {
            await before?.value
            await self.tryAll(at: moment)
        }
        round = this
        await this.value
        if let failure { throw failure }
    }

    /// Gives the telephones up; what is not delivered waits for whoever has them next.
    public func close() async {
        wake.finish()
        await round?.value
        for endpoint in endpoints { await endpoint.close() }
    }

    private var endpoints: [Endpoint] { [everybody].compactMap(\.self) + single.values }

    private func tryAll(at moment: Timestamp?) async {
        do throws(StoreError) {
            for endpoint in endpoints {
                while try await tryOnce(endpoint, at: moment) {}
            }
        } catch {
            failure = error
        }
    }

    /// - Returns: whether there was something.
    private func tryOnce(_ endpoint: Endpoint, at moment: Timestamp?) async throws(StoreError) -> Bool {
        let taken = try await endpoint.take(upTo: Self.most)
        guard !taken.isEmpty else { return false }
        let absences = await centre.absences(among: taken.map(\.recipient))
        var (tried, given): (Set<Address.Number>, [Int64]) = ([], [])
        var settlements: [Settlement] = []
        for dispatch in taken {
            let number = dispatch.recipient.number
            if let absence = absences[number] {
                // What stands behind the first is not tried.
                guard tried.insert(number).inserted else {
                    given.append(dispatch.id)
                    continue
                }
                settlements.append(Settlement(dispatch.id, absence.reason == .away ? .away : .full))
            } else {
                settlements.append(Settlement(dispatch.id, .delivered))
            }
        }
        try await endpoint.settle(settlements, at: moment)
        await endpoint.giveBack(given)
        return true
    }
}

extension SimulatedHandsets {
    /// Where another door has everybody, a telephone is this one's once it is named.
    private func name(_ number: Address) async throws(HandsetRefusal) {
        guard everybody == nil, single[number.number] == nil else { return }
        guard single.count < MessageCentre.mostAbsences else { throw .tooMany(single.count) }
        do throws(AddressTaken) {
            single[number.number] = try await centre.register(.address(number), name: name, wake: waking)
        } catch {
            throw .taken(error)
        }
    }

    /// Switches a telephone off, fills it, or lets it have what waits.
    ///
    /// - Parameter reason: nil where it is back, or has room again.
    /// - Throws: where a service or another door has the number, or too many are away already.
    public func put(_ number: Address, _ reason: AbsenceReason?) async throws(HandsetRefusal) {
        if let owner = await centre.owner(of: number), owner != name {
            throw .taken(AddressTaken(claim: .address(number), holder: owner, claimant: name))
        }
        try await name(number)
        try await centre.setAbsence(reason, of: number, at: now())
        guard reason == nil else { return }
        for endpoint in [everybody, single[number.number]].compactMap(\.self) { await endpoint.resume(number) }
    }
}
