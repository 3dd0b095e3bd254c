import HTTPTypes
import MessageCentre
import SMPPDoor
import Transcripts

/// What goes wrong between the centre and gateways, switched on and off.
package struct SessionFaultRoutes: RouteGroup {
    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.get, "/v1/smpp/faults") { [desk] _ in .json(await Self.document(of: try desk.reachGateways())) },
            Route(.post, "/v1/smpp/faults", body: .json) { [desk] request in
                let fields = try request.object(knows: ["fault", "account", "session", "number", "count"])
                let gateways = try desk.reachGateways()
                let fault = try Self.fault(fields)
                let number = try FaultRoutes.number(fields)
                let session = try fields.number("session", in: 1...Int.max)
                try Self.check(fault, session, number, fields)
                let count = try fields.number("count", in: 1...1_000_000)
                guard await gateways.switchOn(fault, session: session, number: number, count: count) != nil else {
                    throw Problem(
                        .conflict,
                        "\(MessageCentre.mostFaults) faults are on; DELETE /v1/smpp/faults switches them off")
                }
                return .json(await Self.document(of: gateways), .created)
            },
            Route(.delete, "/v1/smpp/faults") { [desk] _ in
                let gateways = try desk.reachGateways()
                await gateways.switchOff(nil)
                return .json(await Self.document(of: gateways))
            },
            Route(.delete, "/v1/smpp/faults/{id}") { [desk] request in
                let gateways = try desk.reachGateways()
                guard let id = try? request.id(), let number = Int(exactly: id), await gateways.switchOff(number) else {
                    throw Problem(
                        .notFound, "no fault with this id is on; GET /v1/smpp/faults lists those that are", field: "id")
                }
                return .json(await Self.document(of: gateways))
            },
        ]
    }

    private static func fault(_ fields: JSONFields) throws(Problem) -> SMPPFault {
        let text = try fields.required("fault", try fields.string("fault"))
        var fault: SMPPFault
        do throws(InvalidSMPPFault) {
            fault = try SMPPFault(text)
        } catch {
            throw Problem(.badRequest, "\(error)", field: "fault")
        }
        fault.account = try fields.string("account")
        return fault
    }

    /// What strikes a connection, and not what is asked, goes by no number; what comes before a bind by nobody's name.
    private static func check(
        _ fault: SMPPFault, _ session: Int?, _ number: AddressPattern?, _ fields: JSONFields
    ) throws(Problem) {
        switch fault.kind {
        case .beforeBind where session != nil || fault.account != nil || number != nil:
            throw fields.problem(
                "fault", "comes before anybody has bound; expected no session, account or number with it")
        case .disconnect, .halfClose, .split, .deaf:
            guard number == nil else {
                throw fields.problem("number", "is not known to this fault, which strikes whatever is written")
            }
        default: break
        }
    }

    private static func document(of gateways: SMPPControl) async -> JSONDocument {
        let rules = await gateways.faults().map { fault in
            JSONDocument.object([
                ("id", .number(fault.id)), ("fault", .string(fault.fault.text)),
                ("account", .optional(fault.fault.account)),
                ("session", fault.session.map(JSONDocument.number) ?? .null),
                ("number", .optional(fault.number?.description)),
                ("count", fault.count.map(JSONDocument.number) ?? .null),
                ("left", fault.left.map(JSONDocument.number) ?? .null), ("struck", .number(fault.struck)),
            ])
        }
        return .object([("rules", .array(rules))])
    }
}
