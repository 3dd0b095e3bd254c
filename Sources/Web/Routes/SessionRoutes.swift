import HTTPTypes
import SMPP
import SMPPDoor
import Transcripts

/// Sessions of gateways that bind by SMPP, and what was said in them.
package struct SessionRoutes: RouteGroup {
    /// PDUs that are told unless the query says how many.
    private static let usual: Int64 = 100
    private static let most: Int64 = 500

    let desk: TestDesk

    package var routes: [Route] {
        [
            // Where there is no door, that is no mistake of who asks.
            Route(.get, "/v1/doors") { [desk] _ in .json(.object([("smpp", .optional(desk.gateways?.place))])) },
            Route(.get, "/v1/smpp/sessions") { [desk] _ in
                let sessions = try await desk.reachGateways().sessions()
                return .json(.object([("sessions", .array(sessions.map(Self.document)))]))
            },
            Route(.get, "/v1/smpp/sessions/{id}/pdus", query: ["after", "limit", "unmasked"]) { [desk] request in
                let session = try await Self.session(request, at: desk)
                let after = try request.query.number("after", in: 0...Int64.max) ?? 0
                let limit = Int(try request.query.number("limit", in: 1...Self.most) ?? Self.usual)
                let style = PDUWording(
                    style: desk.office.style(isUnmasked: try request.isUnmasked), alphabet: session.alphabet)
                let pdus = session.pdus.filter { $0.number > after }.suffix(limit)
                return .json(
                    .object([
                        ("session", Self.document(session)), ("pdus", .array(pdus.map(style.document))),
                    ]))
            },
        ]
    }

    private static func session(_ request: WebRequest, at desk: TestDesk) async throws -> WatchedSession {
        let gateways = try desk.reachGateways()
        let unknown = Problem(
            .notFound, "no session has this id; GET /v1/smpp/sessions lists those that have", field: "id")
        guard let id = try? request.id(), let number = Int(exactly: id), let session = await gateways.session(number)
        else { throw unknown }
        return session
    }

    private static func document(_ session: WatchedSession) -> JSONDocument {
        let state = session.end != nil ? "closed" : session.binding == nil ? "open" : "bound"
        return .object([
            ("id", .number(session.id)), ("state", .string(state)), ("peer", .string(session.peer)),
            ("systemId", .optional(session.binding?.systemID)),
            ("mode", .optional(session.binding.map { "\($0.role)" })),
            ("version", .optional(session.binding.map { Self.version($0.version) })),
            ("addresses", .array(session.addresses.map(JSONDocument.string))),
            ("since", .string("\(session.since)")), ("boundAt", .optional(session.boundAt.map { "\($0)" })),
            ("endedAt", .optional(session.end.map { "\($0.at)" })), ("reason", .optional(session.end?.reason)),
            ("received", .number(session.received)), ("sent", .number(session.sent)),
            ("unanswered", .number(session.unanswered)), ("waiting", .number(session.waiting)),
            ("counts", .object(session.counts.map { ($0.command, .number($0.count)) })),
        ])
    }

    /// `3.4` for 0x34.
    private static func version(_ number: UInt8) -> String { "\(number >> 4).\(number & 0x0F)" }
}

extension TestDesk {
    /// The door of gateways.
    func reachGateways() throws(Problem) -> SMPPControl {
        guard let gateways else {
            throw Problem(.notFound, "gateways cannot bind here; expected serve with --smpp")
        }
        return gateways
    }
}
