package import HTTPTypes
package import Transcripts

/// Why a request is not carried out, as the one who made it is told (RFC 9457).
package struct Problem: Error, Hashable, Sendable {
    /// The status of the response.
    package let status: HTTPResponse.Status
    /// What happened, where, and what would be right.
    package let detail: String
    /// The member of the body, or the query parameter, that is to blame; nil where it is none.
    package let field: String?
    /// What the response has beside the usual headers.
    package var headers: HTTPFields = [:]

    package init(_ status: HTTPResponse.Status, _ detail: String, field: String? = nil) {
        (self.status, self.detail, self.field) = (status, detail, field)
    }

    /// The same with another header.
    package func with(_ name: HTTPField.Name, _ value: String) -> Problem {
        var problem = self
        problem.headers[name] = value
        return problem
    }

    /// The members of the object: `type`, `title`, `status`, `detail`, and `field` where there is one.
    package var json: JSONDocument {
        .object(
            [
                ("type", .string("about:blank")), ("title", .string(status.reasonPhrase)),
                ("status", .number(status.code)), ("detail", .string(detail)),
            ] + (field.map { [("field", .string($0))] } ?? []))
    }

    /// As it is sent.
    package var response: WebResponse {
        var response = WebResponse(status, "application/problem+json", Array(json.description.utf8))
        response.headers.append(contentsOf: headers)
        return response
    }
}
