import Explanations
import Foundation
import HTTPTypes
import Membership
import MessageCentre
import ShortMessage
import Store
import Testing
import Web

/// Everything that `serve` has, asked with values; the machine's clock stands.
struct SteeredSite {
    static let budi = "+6281290908090"

    let desk: TestDesk
    let routes: [Route]

    init() async throws {
        let now = try Timestamp("2026-11-21T08:00:00+07:00")
        let service = try MembershipService()
        let directory = ServiceDirectory(service.shortCode, service)
        let centre = try MessageCentre(store: .memory, services: directory)
        try await centre.rememberStart()
        let log = MessageLog(services: ServiceNames([service.shortCode]))
        await centre.listen { log.take($0) }
        let office = PostOffice(
            centre, log, MessageReader([service.grammar]), RequestCounts(), shortCodes: [service.shortCode],
            now: { now })
        desk = try await TestDesk(office, service, directory)
        routes = Site(desk, Access(token: nil)).routes
    }

    /// What a request is answered: the status, and the members of the body.
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = ""
    ) async throws -> (status: Int, body: [String: Any]) {
        let halves = path.split(separator: "?", maxSplits: 1)
        let (route, parameters) = try #require(find(method, String(halves[0])))
        do {
            var request = WebRequest(method, parameters: parameters, body: Array(body.utf8))
            request.query = try WebQuery(halves.count > 1 ? halves[1] : "", knows: route.query)
            let response = try await route.answer(request)
            return (response.status.code, try Self.members(response.body))
        } catch let problem as Problem {
            return (problem.status.code, ["field": problem.field ?? "", "detail": problem.detail])
        }
    }

    private func find(_ method: HTTPRequest.Method, _ path: String) -> (Route, [String: String])? {
        let found = path.split(separator: "/")
        // A path that is written out comes before one with names in it.
        for route in routes.sorted(by: { !$0.path.contains("{") && $1.path.contains("{") }) where route.method == method
        {
            let wanted = route.path.split(separator: "/")
            guard wanted.count == found.count else { continue }
            var parameters: [String: String] = [:]
            let fits = zip(wanted, found).allSatisfy { want, have in
                guard want.hasPrefix("{"), let end = want.firstIndex(of: "}") else { return want == have }
                let suffix = want[want.index(after: end)...]
                guard have.hasSuffix(suffix), suffix.isEmpty != have.contains(":") else { return false }
                parameters[String(want.dropFirst().prefix { $0 != "}" })] = String(have.dropLast(suffix.count))
                return true
            }
            if fits { return (route, parameters) }
        }
        return nil
    }

    private static func members(_ body: WebResponse.Body) throws -> [String: Any] {
        guard case .octets(let octets) = body, !octets.isEmpty else { return [:] }
        return try JSONSerialization.jsonObject(with: Data(octets)) as? [String: Any] ?? [:]
    }
}

extension TestDesk {
    /// What `serve` has over one service; logs are not played.
    init(_ office: PostOffice, _ service: MembershipService, _ directory: ServiceDirectory) async throws {
        let handsets = await SimulatedHandsets(at: office.centre, name: "the telephones", now: office.now)
        self.init(
            office, handsets, try Explainer([service], directory), [service], hasMembers: true, zone: 420
        ) { _, _ in ReplaySummary() }
    }
}
