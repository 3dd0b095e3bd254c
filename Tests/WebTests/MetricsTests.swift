import HTTPTypes
import Testing
import Web

/// `/metrics`, read as strictly as the format is written down (Prometheus text format 0.0.4).
@Suite("Metrics")
struct MetricsTests {
    /// A line that is a sample.
    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    /// What the text says; everything that breaks the format is an issue.
    struct Exposition {
        private(set) var types: [String: String] = [:]
        private(set) var samples: [Sample] = []

        init(_ text: String) throws {
            try #require(text.hasSuffix("\n"))
            var seen: Set<String> = []
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
                if let match = line.wholeMatch(of: /# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) [^\\\n]+/) {
                    #expect(types[String(match.1)] == nil, "HELP comes first: \(line)")
                } else if let match = line.wholeMatch(
                    of: /# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)/)
                {
                    #expect(types.updateValue(String(match.2), forKey: String(match.1)) == nil, "\(line)")
                } else {
                    samples.append(try Self.sample(line))
                    #expect(seen.insert(String(line.prefix { $0 != " " })).inserted, "twice: \(line)")
                }
            }
        }

        private static func sample(_ line: Substring) throws -> Sample {
            let match = try #require(
                line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (-?[0-9.e+-]+|\+Inf|NaN)/), "\(line)")
            var labels: [String: String] = [:]
            let text = match.2 ?? ""
            let found = text.matches(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\\\|\\"|\\n)*)"/)
            for label in found { labels[String(label.1)] = String(label.2) }
            #expect(found.map { String($0.0) }.joined(separator: ",") == text, "\(line)")
            return Sample(name: String(match.1), labels: labels, value: try #require(Double(match.3)))
        }

        func samples(_ name: String) -> [Sample] { samples.filter { $0.name == name } }
    }

    private func exposition() async throws -> Exposition {
        let site = try await TestSite()
        try await site.send("KONTAK")
        try await site.send("ini bukan perintah")
        _ = try await site.ask(.get, "/v1/messages/99")
        _ = try await site.ask(.get, "/nowhere\"\\\n")
        return try Exposition(try await site.ask(.get, "/metrics").text)
    }

    @Test("are families, each with its help and its type before its samples, none of them twice")
    func families() async throws {
        let text = try await exposition()
        for sample in text.samples {
            let family = text.types.keys.first { name in
                ["", "_bucket", "_sum", "_count"].contains { sample.name == name + $0 }
            }
            let type = family.flatMap { text.types[$0] }
            #expect(type != nil, "\(sample.name)")
            #expect((type == "counter") == sample.name.hasSuffix("_total"), "\(sample.name)")
            #expect(sample.value >= 0)
        }
    }

    @Test("of times are histograms: buckets that grow, the last of them with all that there are")
    func histograms() async throws {
        let text = try await exposition()
        for name in text.types.filter({ $0.value == "histogram" }).keys {
            let buckets = text.samples(name + "_bucket")
            let bounds = try buckets.map { try #require(Double($0.labels["le"]?.replacing("+Inf", with: "inf") ?? "")) }
            #expect(bounds == bounds.sorted() && bounds.last == .infinity && Set(bounds).count == bounds.count)
            #expect(buckets.map(\.value) == buckets.map(\.value).sorted())
            #expect(buckets.last?.value == text.samples(name + "_count").first?.value)
            #expect(text.samples(name + "_sum").count == 1)
        }
        #expect(text.samples("shortcode_http_request_seconds_count").first?.value ?? 0 >= 4)
    }

    @Test("count messages by direction, and requests by route and status")
    func counts() async throws {
        let text = try await exposition()
        let messages = text.samples("shortcode_messages_total")
        #expect(messages.first { $0.labels["direction"] == "mo" }?.value == 2)
        let requests = text.samples("shortcode_http_requests_total")
        #expect(requests.contains { $0.labels["path"] == "/v1/messages/{id}" && $0.labels["status"] == "404" })
        #expect(requests.allSatisfy { $0.labels["path"] != nil && $0.labels["method"] != nil })
    }
}
