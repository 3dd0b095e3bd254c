import HTTPTypes
import MessageCentre
import SMPPDoor
import Store
import Transcripts

/// What the centre was: messages forgotten, everything as at the start, snapshots.
package struct SnapshotRoutes: RouteGroup {
    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.delete, "/v1/messages") { [desk] _ in
                let count = try await Self.steering { () throws(SnapshotError) in
                    try await desk.centre.deleteMessages(at: desk.office.now())
                }
                try await desk.tellOfReset()
                return .json(.object([("deleted", .number(count))]))
            },
            Route(.post, "/v1/reset") { [desk] _ in
                try await Self.steering { () throws(SnapshotError) in
                    try await desk.centre.reset(at: desk.office.now())
                }
                await desk.gateways?.resetFaults()
                try await desk.tellOfReset()
                return .json(try await desk.clock())
            },
            Route(.get, "/v1/snapshots") { [desk] _ in .json(await Self.list(desk)) },
            Route(.post, "/v1/snapshots", body: .json) { [desk] request in
                let fields = try request.object(knows: ["name"])
                let text = try fields.required("name", try fields.string("name"))
                guard let name = SnapshotName(text) else { throw fields.problem("name", Self.expected) }
                try await Self.steering { () throws(SnapshotError) in
                    try await desk.centre.keepSnapshot(name, at: desk.office.now())
                }
                return .json(await Self.list(desk), .created)
            },
            Route(.post, "/v1/snapshots/{name}:restore") { [desk] request in
                let name = try Self.name(request)
                try await Self.steering { () throws(SnapshotError) in
                    try await desk.centre.restore(name, at: desk.office.now())
                }
                try await desk.tellOfReset()
                return .json(try await desk.clock())
            },
            Route(.delete, "/v1/snapshots/{name}") { [desk] request in
                let name = try Self.name(request)
                try await Self.steering { () throws(SnapshotError) in try await desk.centre.dropSnapshot(name) }
                return .json(await Self.list(desk))
            },
        ]
    }

    private static let expected =
        "has 1 to 64 letters, digits, points, hyphens and underscores, a letter or digit first, and ends in none of .partial, "
        + "-wal, -shm and -journal"

    private static func list(_ desk: TestDesk) async -> JSONDocument {
        let names = await desk.centre.snapshots
        return .object([("snapshots", .array(names.map { .string($0.description) }))])
    }

    private static func name(_ request: WebRequest) throws(Problem) -> SnapshotName {
        guard let name = SnapshotName(request.parameters["name"] ?? "") else {
            throw Problem(.notFound, "no snapshot has this name; a name \(expected)", field: "name")
        }
        return name
    }

    private static func steering<Value: Sendable>(
        _ work: () async throws(SnapshotError) -> Value
    ) async throws(Problem) -> Value {
        do throws(SnapshotError) {
            return try await work()
        } catch {
            throw Problem(error)
        }
    }
}

extension Problem {
    fileprivate init(_ error: SnapshotError) {
        switch error {
        case .unknown: self.init(.notFound, "\(error)", field: "name")
        case .recording, .tooLarge, .tooMany: self.init(.conflict, "\(error)")
        case .store(let failure) where failure.problem.isInTheWay: self.init(.conflict, "\(error)", field: "name")
        case .store: self = Problem(.serviceUnavailable, "\(error)").with(.retryAfter, "5")
        }
    }
}
