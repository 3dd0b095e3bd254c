package import HTTPTypes

/// One thing that can be asked for: a method and a path, what may be sent along, and who answers.
package struct Route: Sendable {
    /// What a request's body is.
    package enum Body: Hashable, Sendable {
        case none
        /// An object, of the type `application/json`.
        case json
        /// A log, of the type `text/plain`.
        case text
    }

    package let method: HTTPRequest.Method
    /// Segments in braces stand for any: `/v1/messages/{id}`.
    package let path: String
    /// The names of query parameters that it knows.
    package let query: [String]
    package let body: Body
    package let answer: @Sendable (WebRequest) async throws -> WebResponse

    package init(
        _ method: HTTPRequest.Method, _ path: String, query: [String] = [], body: Body = .none,
        _ answer: @escaping @Sendable (WebRequest) async throws -> WebResponse
    ) {
        (self.method, self.path, self.query, self.body, self.answer) = (method, path, query, body, answer)
    }

    /// Whether it is part of the API, of which nothing is for pages of others or for anybody without the token.
    var isGuarded: Bool { path.hasPrefix("/v1/") || path == "/metrics" }
}

/// Some routes that belong together.
package protocol RouteGroup: Sendable {
    var routes: [Route] { get }
}
