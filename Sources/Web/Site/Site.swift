import HTTPTypes
package import Hummingbird
import NIOCore
import ShortMessage
import Synchronization

/// What is served: routes, and the rules that hold for all of them. Requests in, responses out; it has no socket.
package struct Site: HTTPResponder {
    /// Octets.
    package static let mostInBody = 1 << 20
    /// Seconds in which a body must have come.
    private static let patience = 10

    package let routes: [Route]
    private let access: Access
    private let counts: RequestCounts
    private let router: RouterResponder<SiteContext>
    private let isDraining: Draining

    /// - Parameters:
    ///   - routes: no two of one method and path.
    ///   - access: who may ask.
    init(
        _ routes: [Route], _ access: Access, counts: RequestCounts = RequestCounts(),
        _ isDraining: Draining = Draining()
    ) {
        (self.routes, self.access, self.counts, self.isDraining) = (routes, access, counts, isDraining)
        let router = Router(context: SiteContext.self)
        for (path, group) in Dictionary(grouping: routes, by: \.path) {
            let allowed = Self.allowed(group)
            for method in HTTPRequest.Method.ordinary {
                let wanted = method == .head ? .get : method
                let route = group.first { $0.method == method } ?? group.first { $0.method == wanted }
                router.on(RouterPath(path), method: method) { request, context in
                    try await Self.answer(route, allowed, request, context, access)
                }
            }
        }
        self.router = router.buildResponder()
    }

    private static func allowed(_ routes: [Route]) -> String {
        let methods = routes.map(\.method.rawValue) + (routes.contains { $0.method == .get } ? ["HEAD"] : [])
        return methods.sorted().joined(separator: ", ")
    }

    /// From now on nothing new is taken.
    package func drain() { isDraining.begin() }

    package func respond(to request: Request, context: SiteContext) async throws -> Response {
        let began = ContinuousClock.now
        var response = await unguarded(request, context)
        Self.secure(&response)
        if request.method == .head { response = response.createHeadResponse() }
        counts.count(request.method, context.endpointPath, response.status, ContinuousClock.now - began)
        return response
    }

    private func unguarded(_ request: Request, _ context: SiteContext) async -> Response {
        do {
            try access.check(request.head)
            if isDraining.hasBegun, !request.uri.path.hasSuffix("z") { throw Self.ending }
            let response = try await router.respond(to: Self.routed(request), context: context)
            guard response.status == .notFound, response.headers[.contentType]?.hasPrefix("application/problem") != true
            else { return response }
            throw Problem(.notFound, "there is nothing at this path; /openapi.json lists what there is")
        } catch let problem as Problem {
            return problem.response.sent
        } catch {
            return Problem(.internalServerError, "\(error)").response.sent
        }
    }

    /// The router knows ordinary methods only; to any other a path says what it says to one that it has not.
    private static func routed(_ request: Request) -> Request {
        guard !HTTPRequest.Method.ordinary.contains(request.method) else { return request }
        var head = request.head
        head.method = .patch
        return Request(head: head, body: request.body)
    }

    static let ending = Problem(.serviceUnavailable, "the server ends; nothing new is taken").with(.retryAfter, "1")

    private static func answer(
        _ route: Route?, _ allowed: String, _ request: Request, _ context: SiteContext, _ access: Access
    ) async throws -> Response {
        guard let route else {
            throw Problem(.methodNotAllowed, "the method is not for this path; expected \(allowed)")
                .with(.allow, allowed)
        }
        if route.isGuarded { try access.checkGuarded(request.head) }
        var read = WebRequest(request.method, headers: request.headers)
        read.query = try WebQuery(request.uri.query.map { $0[...] } ?? "", knows: route.query)
        for (name, value) in context.parameters {
            read.parameters[String(name)] = try PercentEncoding.decoded(value)
        }
        read.body = try await body(of: request, for: route)
        return try await route.answer(read).sent
    }

    // MARK: Bodies

    private static func body(of request: Request, for route: Route) async throws -> [UInt8] {
        if let expected = route.body.type {
            let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
            guard type?.trimmingBlanks == expected else {
                throw Problem(.unsupportedMediaType, "expected a body of the type \(expected), said in Content-Type")
            }
        }
        let tooLarge = Problem(.contentTooLarge, "a body has at most \(mostInBody) octets").with(.connection, "close")
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > mostInBody { throw tooLarge }
        guard request.headers[.contentLength] != nil || request.headers[.transferEncoding] != nil else { return [] }
        let octets = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask {
                do {
                    return Array(buffer: try await request.body.collect(upTo: mostInBody))
                } catch is NIOTooManyBytesError {
                    throw tooLarge
                }
            }
            group.addTask {
                try await Task.sleep(for: .seconds(patience))
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let octets else {
            throw Problem(.requestTimeout, "the body did not come within \(patience) s").with(.connection, "close")
        }
        guard route.body != .none || octets.isEmpty else {
            throw Problem(.badRequest, "nothing is read of a body here; expected none")
        }
        return octets
    }

    // MARK: What every response has

    private static func secure(_ response: inout Response) {
        response.headers[.contentSecurityPolicy] =
            "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'; object-src 'none'"
        response.headers[.contentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.resourcePolicy] = "same-origin"
    }
}

extension Route.Body {
    fileprivate var type: String? {
        switch self {
        case .none: nil
        case .json: "application/json"
        case .text: "text/plain"
        }
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Whether the server is about to end.
final class Draining: Sendable {
    private let begun = Atomic<Bool>(false)
    var hasBegun: Bool { begun.load(ordering: .acquiring) }
    func begin() { begun.store(true, ordering: .releasing) }
}
