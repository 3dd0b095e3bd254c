import Foundation
import Testing

/// `shortcode serve` held to its own description: requests that are right and wrong, made of it by schemathesis.
@Suite("Clients of OpenAPI")
struct DescriptionTests {
    /// Streams do not end, and what waits takes as long as it was asked to.
    private static let untried = "^/v1/(events|messages/wait)$"
    /// A schema cannot say which texts are numbers, faults or PDUs, so that what it allows may be refused.
    private static let unmeant = "positive_data_acceptance"

    @Test("schemathesis finds no status, type or field that the description lacks, and nothing wrong that is taken")
    func schemathesis() async throws {
        try await Stand.use { stand in
            let server = try stand.start("serve", Project.shortcode, ["serve", "--http", "0"])
            let line = try await server.line(with: "HTTP at ")
            let place = try #require(line.split(separator: " ").last)
            let client = try stand.start(
                "schemathesis", try Project.schemathesis,
                [
                    "run", "\(place)openapi.json", "--exclude-path-regex", Self.untried, "--exclude-checks",
                    Self.unmeant,
                    "--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--max-time", "40", "--seed", "1",
                    "--generation-database", "none", "--no-color", "--warnings", "off",
                ], environment: ["SCHEMATHESIS_HOOKS": Project.script("openapi_hooks.py")])
            let status = try await client.end()
            if status != 0 { Issue.record("\(client.said.suffix(8000))") }
            #expect(server.status == nil)
        }
    }
}
