import ShortMessage
import Store

/// The programs that answer at a door whose clock waits for them.
struct PlayedPrograms: Sendable {
    private let asking: (any ProgramAsking)?
    private let endpoints: [Endpoint]

    /// Questions that are asked in one go.
    private static let mostAtOnce = 500

    var areNone: Bool { endpoints.isEmpty }

    init(_ asking: (any ProgramAsking)?, at centre: MessageCentre, name: String) async throws(AddressTaken) {
        self.asking = asking
        var endpoints: [Endpoint] = []
        for shortCode in asking?.shortCodes ?? [] {
            endpoints.append(try await centre.register(.questions(shortCode), name: name) {})
        }
        self.endpoints = endpoints
    }

    /// Asks everything that waits.
    ///
    /// - Returns: what came of each message, by its place.
    func answerAll() async throws(StoreError) -> [Int64: Acceptance] {
        guard let asking else { return [:] }
        var ended: [Int64: Acceptance] = [:]
        for endpoint in endpoints {
            while case let questions = try await endpoint.takeQuestions(upTo: Self.mostAtOnce), !questions.isEmpty {
                let ends = await asking.ends(of: questions)
                for end in try await endpoint.end(ends, at: nil) { ended[end.id ?? 0] = end }
            }
        }
        return ended
    }

    /// Messages that were just taken, with the answers of programs.
    func answer(_ taken: [Acceptance]) async throws(StoreError) -> [Acceptance] {
        guard taken.contains(where: { $0.outcome == .asked }) else { return taken }
        var ended = try await answerAll()
        var known: [Int64: Acceptance] = [:]
        return taken.map { acceptance in
            guard acceptance.outcome == .asked, let id = acceptance.id else { return acceptance }
            if let end = ended.removeValue(forKey: id) {
                known[id] = end
                return acceptance.ended(end)
            }
            return known[id].map(acceptance.repeated) ?? acceptance
        }
    }

    func close() async {
        for endpoint in endpoints { await endpoint.close() }
    }
}
