import Foundation
import HTTPTypes
import Testing
import Web

@Suite("The description of the API")
struct DescriptionTests {
    private let operations: [String: [String: Any]]
    private let site: SteeredSite

    init() async throws {
        site = try await SteeredSite()
        operations = try await DescribedOperation.all().mapValues(\.members)
    }

    @Test("has every route, and no other")
    func routes() {
        #expect(Set(operations.keys) == Set(site.routes.map { "\($0.method.rawValue) \($0.path)" }))
    }

    @Test("has the parameters that each route knows, and no other")
    func parameters() {
        for route in site.routes {
            let name = "\(route.method.rawValue) \(route.path)"
            let parameters = operations[name]?["parameters"] as? [[String: Any]] ?? []
            func names(_ place: String) -> Set<String> {
                Set(parameters.filter { $0["in"] as? String == place }.compactMap { $0["name"] as? String })
            }
            #expect(names("query") == Set(route.query), "\(name)")
            let inPath = route.path.split(separator: "{").dropFirst().map { String($0.prefix { $0 != "}" }) }
            #expect(names("path") == Set(inPath), "\(name)")
        }
    }

    @Test("has the type and the members of each body that is read")
    func bodies() async throws {
        for route in site.routes {
            let name = "\(route.method.rawValue) \(route.path)"
            let body = operations[name]?["requestBody"] as? [String: Any]
            let content = body?["content"] as? [String: [String: Any]] ?? [:]
            let type: String? =
                switch route.body {
                case .none: nil
                case .json: "application/json"
                case .text: "text/plain"
                }
            #expect(content.keys.first == type, "\(name)")
            guard route.body == .json else { continue }
            let schema = content["application/json"]?["schema"] as? [String: Any]
            let described = Set((schema?["properties"] as? [String: Any] ?? [:]).keys)
            // The server names what it knows to whoever sends something else.
            let detail =
                try await site.ask(route.method, Self.example(route.path), #"{"?":1}"#).body["detail"] as? String
            let known = detail?.split(separator: "expected ").last?.split(separator: ", ").map(String.init) ?? []
            #expect(described == Set(known), "\(name)")
        }
    }

    private static func example(_ path: String) -> String {
        path.replacingOccurrences(of: "{number}", with: "+6281200000001")
    }
}
