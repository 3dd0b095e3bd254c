import HTTPTypes
import MessageCentre
import ShortMessage
import Transcripts

/// Telephones that are away, full, or back.
package struct HandsetRoutes: RouteGroup {
    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.get, "/v1/handsets") { [desk] _ in
                var handsets: [JSONDocument] = []
                for absence in await desk.centre.absences() {
                    handsets.append(await desk.handset(absence.number, absence))
                }
                return .json(.object([("handsets", .array(handsets))]))
            },
            Route(.get, "/v1/handsets/{number}") { [desk] request in
                .json(await desk.handset(try Self.number(request)))
            },
            Route(.put, "/v1/handsets/{number}", body: .json) { [desk] request in
                let number = try Self.number(request)
                let state = try Self.state(try request.object(knows: ["state"]))
                do throws(HandsetRefusal) {
                    try await desk.handsets.put(number, state)
                } catch {
                    throw Problem(.conflict, "\(error)", field: "number")
                }
                try await desk.handsets.deliver(at: desk.office.now())
                let handset = await desk.handset(number)
                desk.tell("handset", handset)
                return .json(handset)
            },
        ]
    }

    private static func number(_ request: WebRequest) throws(Problem) -> Address {
        guard let number = try? Address(request.parameters["number"] ?? ""), !number.isOfNobody else {
            throw Problem(.badRequest, "the path ends with a number such as +6281200000001", field: "number")
        }
        return number
    }

    private static func state(_ fields: JSONFields) throws(Problem) -> AbsenceReason? {
        let text = try fields.required("state", try fields.string("state"))
        guard text != "present" else { return nil }
        guard let reason = AbsenceReason(rawValue: text) else {
            throw fields.problem("state", "is one of present, away, full")
        }
        return reason
    }
}
