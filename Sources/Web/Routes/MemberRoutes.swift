import Explanations
import HTTPTypes
import Membership
import MessageCentre
import ShortMessage
import Transcripts

/// What the store knows of a person, and logs that are played.
package struct MemberRoutes: RouteGroup {
    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.get, "/v1/members", query: ["nik", "kpj", "phone", "unmasked"]) { [desk] request in
                let key = try Self.key(request.query)
                guard desk.hasMembers else {
                    throw Problem(.notFound, "there are no members: the service of 2757 does not run")
                }
                let isUnmasked = try request.isUnmasked
                let reports = try await desk.centre.records(of: key, zone: desk.zone).map {
                    MemberReport(record: $0, isUnmasked: isUnmasked).json
                }
                return .json(.object([("members", .array(reports))]))
            },
            Route(.post, "/v1/replay", query: ["unmasked"], body: .text) { [desk] request in
                guard let text = String(validating: request.body, as: UTF8.self) else {
                    throw Problem(.badRequest, "the body is not UTF-8")
                }
                return .json(try await desk.replay(text, try !request.isUnmasked).json)
            },
        ]
    }

    private static func key(_ query: WebQuery) throws(Problem) -> MemberKey {
        let given = ["nik", "kpj", "phone"].filter { query[$0] != nil }
        guard given.count == 1, let name = given.first, let text = query[name] else {
            throw Problem(.badRequest, "whose record; expected one of nik, kpj and phone", field: given.last ?? "phone")
        }
        switch name {
        case "nik": if let nik = try? NIK(text) { return .nik(nik) }
        case "kpj": if let kpj = try? KPJ(text) { return .kpj(kpj) }
        default: if let address = try? Address(text), let phone = try? MSISDN(address) { return .phone(phone) }
        }
        let expected = [
            "nik": "16 digits", "kpj": "11 letters and digits", "phone": "a number such as %2B6281200000001",
        ]
        throw Problem(.badRequest, "'\(name)' has \(expected[name] ?? "")", field: name)
    }
}
