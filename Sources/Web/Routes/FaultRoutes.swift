import HTTPTypes
import MessageCentre
import ShortMessage
import Transcripts

/// Faults, switched on and off.
package struct FaultRoutes: RouteGroup {
    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.get, "/v1/faults") { [desk] _ in .json(await desk.faults()) },
            Route(.post, "/v1/faults", body: .json) { [desk] request in
                let fields = try request.object(knows: ["fault", "number", "count", "seed"])
                let rule = try Self.rule(fields)
                let number = try Self.number(fields)
                let count = try fields.number("count", in: 1...1_000_000)
                if let seed = try fields.number("seed", in: 0...Int.max) { await desk.centre.seedFaults(UInt64(seed)) }
                let now = desk.office.now()
                guard await desk.centre.switchOn(rule, number: number, count: count, at: now) != nil else {
                    throw Problem(
                        .conflict, "\(MessageCentre.mostFaults) faults are on; DELETE /v1/faults switches them off")
                }
                return .json(await Self.told(desk), .created)
            },
            Route(.delete, "/v1/faults") { [desk] _ in
                await desk.centre.switchOff(nil, at: desk.office.now())
                return .json(await Self.told(desk))
            },
            Route(.delete, "/v1/faults/{id}") { [desk] request in
                let id = Int(try request.id())
                guard await desk.centre.switchOff(id, at: desk.office.now()) else {
                    throw Problem(
                        .notFound, "no fault with this id is on; GET /v1/faults lists those that are", field: "id")
                }
                return .json(await Self.told(desk))
            },
        ]
    }

    private static func rule(_ fields: JSONFields) throws(Problem) -> FaultRule {
        let text = try fields.required("fault", try fields.string("fault"))
        do {
            let rule = try FaultRule(text)
            guard rule.strikesDeliveries || rule.strikesSubmissions else {
                throw fields.problem("fault", "strikes nothing; expected one such as loss=30% or delay=2s..30s")
            }
            return rule
        } catch let error as FaultRuleError {
            throw Problem(.badRequest, "\(error)", field: "fault")
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.badRequest, "\(error)", field: "fault")
        }
    }

    /// The numbers that a fault goes by; nil where it goes by none.
    static func number(_ fields: JSONFields) throws(Problem) -> AddressPattern? {
        guard let text = try fields.string("number") else { return nil }
        guard let pattern = try? AddressPattern(text) else {
            throw fields.problem("number", "is a number such as +6281200000001, or its beginning and a star")
        }
        return pattern
    }

    private static func told(_ desk: TestDesk) async -> JSONDocument {
        let faults = await desk.faults()
        desk.tell("fault", faults)
        return faults
    }
}
