import Doors
import Explanations
import HTTPTypes
import MessageCentre
import MessageGrammar
import ShortMessage
import Transcripts

/// Why a message was read so, what a text takes, what octets are, and what the services understand.
package struct ExplanationRoutes: RouteGroup {
    private static let nobody = Address(digits: "6281200000001", typeOfNumber: .international)
    /// Characters: longer than any message.
    private static let mostText = 40_000

    let desk: TestDesk

    package var routes: [Route] { [explain, ofMessage, segments, pdu, grammars] }

    private var explain: Route {
        Route(.post, "/v1/explain", query: ["unmasked"], body: .json) { [desk] request in
            let fields = try request.object(knows: ["text", "from", "to"])
            let text = try Self.text(fields)
            let sender = try fields.address("from") ?? Self.nobody
            let isMasked = try !request.isUnmasked
            let report = try await desk.explainer.report(
                on: text, from: sender, to: try fields.address("to"), at: await desk.time.now(), isMasked: isMasked)
            guard let report else {
                throw Problem(.unprocessableContent, "'to' is no service's number", field: "to")
            }
            return .json(report.json)
        }
    }

    private var ofMessage: Route {
        Route(.get, "/v1/messages/{id}/explain", query: ["unmasked"]) { [desk] request in
            let entry = try await MessageArchive(desk.office).entry(try request.id())
            let report = try await desk.explainer.report(
                on: entry.text, from: entry.from, to: entry.to, at: entry.at, isMasked: try !request.isUnmasked)
            guard let report else {
                throw Problem(.conflict, "no service reads this message; expected one to a service", field: "id")
            }
            return .json(report.json)
        }
    }

    private var segments: Route {
        Route(.post, "/v1/segments", body: .json) { request in
            let fields = try request.object(knows: ["text", "languages"])
            let text = try Self.text(fields)
            let languages = try (fields.values("languages", atMost: 20) ?? []).map { value throws(Problem) in
                guard case .string(let name) = value,
                    let language = NationalLanguage.allCases.first(where: { "\($0)" == name })
                else {
                    let names = NationalLanguage.allCases.map { "\($0)" }.joined(separator: ", ")
                    throw fields.problem("languages", "are some of \(names)")
                }
                return language
            }
            do {
                return .json(try SegmentsReport(text, languages: languages).json)
            } catch {
                throw Problem(.unprocessableContent, "\(error)", field: "text")
            }
        }
    }

    private var pdu: Route {
        Route(.post, "/v1/pdu", query: ["unmasked"], body: .json) { request in
            let fields = try request.object(knows: ["pdu", "direction"])
            let hex = try fields.required("pdu", try fields.string("pdu"))
            guard hex.utf8.count <= 1024 else { throw fields.problem("pdu", "has at most 1024 digits") }
            var terms = PDUReadingTerms()
            switch try fields.string("direction") {
            case nil: break
            case "mo": terms.direction = .mobileOriginated
            case "mt": terms.direction = .mobileTerminated
            default: throw fields.problem("direction", "is mo or mt")
            }
            do {
                return .json(try PDUReport(hex, options: terms).json)
            } catch let error as UsageError {
                throw Problem(.unprocessableContent, error.description, field: "pdu")
            }
        }
    }

    private var grammars: Route {
        Route(.get, "/v1/grammars") { [desk] _ in
            .json(.object([("grammars", .array(desk.services.map(Self.document)))]))
        }
    }

    private static func document(of service: any ExplainedService) -> JSONDocument {
        let messages = service.grammar.messages.map { message in
            JSONDocument.object([
                ("name", .string(message.name)), ("forms", .array(message.forms.map { .string($0.text) })),
                ("examples", .array(message.examples.map { .string($0.text) })),
            ])
        }
        return .object([
            ("shortCode", .string(service.shortCode.description)), ("file", .string(service.grammar.file)),
            ("languages", .array(Set(service.catalogues.compactMap(\.language)).sorted().map(JSONDocument.string))),
            ("messages", .array(messages)),
        ])
    }

    private static func text(_ fields: JSONFields) throws(Problem) -> String {
        let text = try fields.required("text", try fields.string("text"))
        guard text.utf8.count <= mostText else { throw fields.problem("text", "has at most \(mostText) octets") }
        return text
    }
}
