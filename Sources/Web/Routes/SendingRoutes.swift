import HTTPTypes
import MessageCentre
import MessageGrammar
import ShortMessage
import Transcripts

/// Sends messages as a handset does.
package struct SendingRoutes: RouteGroup {
    /// In milliseconds.
    private static let longestWait: Int64 = 300_000
    private static let mostInBatch = 1000
    private static let longestIdentity = 200
    private static let members = ["from", "to", "text", "id"]

    let office: PostOffice

    package var routes: [Route] {
        [
            Route(.post, "/v1/messages", query: ["unmasked"], body: .json) { [office] request in
                let fields = try request.object(knows: Self.members + ["wait"])
                let identity = try Self.identity(fields, header: request.headers[.idempotencyKey])
                let wait = try fields.period("wait", atMost: Self.longestWait)
                let message = try office.message(fields, identity)
                let style = office.style(isUnmasked: try request.isUnmasked)
                return .json(try await office.send(message, waiting: wait, style))
            },
            Route(.post, "/v1/messages:batch", query: ["unmasked"], body: .json) { [office] request in
                let fields = try request.object(knows: ["messages"])
                let values = try fields.values("messages", atMost: Self.mostInBatch)
                let style = office.style(isUnmasked: try request.isUnmasked)
                let messages = try fields.required("messages", values).enumerated().map { index, value in
                    Result { () throws(Problem) in
                        let fields = try fields.object(value, at: index, of: "messages", knows: Self.members)
                        return try office.message(fields, try Self.identity(fields, header: nil))
                    }
                }
                return .json(.object([("results", .array(try await office.send(messages, style)))]))
            },
        ]
    }

    private static func identity(_ fields: JSONFields, header: String?) throws(Problem) -> String? {
        let id = try fields.string("id")
        if let id, let header, id != header {
            throw fields.problem("id", "and the header Idempotency-Key differ; expected one of them, or both alike")
        }
        guard let identity = id ?? header else { return nil }
        guard (1...longestIdentity).contains(identity.unicodeScalars.count) else {
            throw fields.problem("id", "has 1 to \(longestIdentity) characters")
        }
        return identity
    }
}
