import Testing

/// `/metrics` in the hands of Prometheus' own client library.
@Suite("Prometheus")
struct MetricsClientTests {
    @Test("its parser reads every line, before and after messages, faults, refusals and paths with quotation marks")
    func parser() async throws {
        try await Stand.use { stand in
            let server = try stand.start("serve", Project.shortcode, ["serve", "--http", "0"])
            let line = try await server.line(with: "HTTP at ")
            let place = try #require(line.split(separator: " ").last)
            let client = try stand.start(
                "metrics", Project.python, [Project.script("metrics_client.py"), String(place)])
            try #require(await client.end() == 0)
            try #require(client.said.contains("families shortcode_"))
        }
    }
}
