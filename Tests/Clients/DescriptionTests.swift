import Foundation
import Testing

/// `shortcode serve` held to its own description: requests that are right and wrong, made of it by schemathesis.
@Suite("Clients of OpenAPI")
struct DescriptionTests {
    @Test(
        "schemathesis finds no status, type or field that the description lacks, nothing wrong that is taken, and nothing right that is refused"
    )
    func schemathesis() async throws {
        try await Stand.use { stand in
            let server = try stand.start("serve", Project.shortcode, ["serve", "--http", "0", "--smpp", "0"])
            let line = try await server.line(with: "HTTP at ")
            let place = try #require(line.split(separator: " ").last)
            let client = try stand.start(
                "schemathesis", try Project.schemathesis,
                [
                    "--config-file", Project.script("schemathesis.toml"), "run", "\(place)openapi.json",
                    "--phases", "examples,coverage,fuzzing", "--max-examples", "10", "--max-time", "40", "--seed", "1",
                    "--generation-database", "none", "--no-color", "--warnings", "off",
                ], environment: ["SCHEMATHESIS_HOOKS": Project.script("openapi_hooks.py")])
            let status = try await client.end()
            if status != 0 { Issue.record("\(client.said.suffix(8000))") }
            #expect(server.status == nil)
        }
    }
}
