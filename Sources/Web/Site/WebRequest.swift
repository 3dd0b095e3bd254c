package import HTTPTypes
import ShortMessage

/// A request, whole and read.
package struct WebRequest: Sendable {
    package var method: HTTPRequest.Method
    /// What stands for the names in the route's path.
    package var parameters: [String: String]
    package var query: WebQuery
    package var headers: HTTPFields
    package var body: [UInt8]

    package init(
        _ method: HTTPRequest.Method, parameters: [String: String] = [:], query: WebQuery = WebQuery(),
        headers: HTTPFields = [:], body: [UInt8] = []
    ) {
        (self.method, self.parameters, self.query) = (method, parameters, query)
        (self.headers, self.body) = (headers, body)
    }

    /// The body as an object with no other names than these.
    package func object(knows names: [String]) throws(Problem) -> JSONFields {
        try JSONFields(body, knows: names)
    }

    /// Whether what is personal is shown.
    package var isUnmasked: Bool {
        get throws(Problem) { try query.flag("unmasked") }
    }

    /// The place in the journal that the path names.
    package func id(_ name: String = "id") throws(Problem) -> Int64 {
        guard let text = parameters[name], let id = Int64(text), id > 0, text.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
        else {
            throw Problem(.notFound, "no message has this id; expected a whole number, 1 or more", field: name)
        }
        return id
    }
}
