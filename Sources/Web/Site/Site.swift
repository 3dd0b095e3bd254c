import HTTPTypes
package import Hummingbird
import NIOCore
import ShortMessage
import Synchronization

/// What is served: routes, and the rules that hold for all of them. Requests in, responses out; it has no socket.
package struct Site: HTTPResponder {
    /// Octets.
    package static let mostInBody = 1 << 20

    package let routes: [Route]
    private let access: Access
    private let counts: RequestCounts
    private let router: RouterResponder<SiteContext>
    private let isDraining: Draining

    /// - Parameters:
    ///   - routes: no two of one method and path.
    ///   - access: who may ask.
    ///   - patience: in which a body must have come.
    init(
        _ routes: [Route], _ access: Access, counts: RequestCounts = RequestCounts(),
        _ isDraining: Draining = Draining(), patience: Duration = WebLimits().body
    ) {
        (self.routes, self.access, self.counts, self.isDraining) = (routes, access, counts, isDraining)
        let router = Router(context: SiteContext.self)
        for (path, group) in Dictionary(grouping: routes, by: \.path) {
            let allowed = Self.allowed(group)
            for method in HTTPRequest.Method.ordinary {
                let wanted = method == .head ? .get : method
                let route = group.first { $0.method == method } ?? group.first { $0.method == wanted }
                router.on(RouterPath(path), method: method) { request, context in
                    try await Self.answer(route, allowed, request, context, access, patience)
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
        _ route: Route?, _ allowed: String, _ request: Request, _ context: SiteContext, _ access: Access,
        _ patience: Duration
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
        read.body = try await body(of: request, for: route, patience)
        return try await route.answer(read).sent
    }

    // MARK: Bodies

    private static func body(
        of request: Request, for route: Route, _ patience: Duration
    ) async throws -> [UInt8] {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        let hasBody = length ?? 0 > 0 || request.headers[.transferEncoding] != nil
        guard let expected = route.body.type else {
            guard hasBody else { return [] }
            throw Problem(.badRequest, "nothing is read of a body here; expected none").with(.connection, "close")
        }
        let type = request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        guard type?.trimmingBlanks == expected else {
            throw Problem(.unsupportedMediaType, "expected a body of the type \(expected), said in Content-Type")
        }
        guard request.headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true else {
            throw Problem(.unsupportedMediaType, "a body comes as it is; expected no Content-Encoding")
        }
        guard length ?? 0 <= mostInBody else { throw tooLarge }
        return hasBody ? try await octets(of: request.body, within: patience) : []
    }

    private static let tooLarge = Problem(.contentTooLarge, "a body has at most \(mostInBody) octets")
        .with(.connection, "close")

    private static func octets(of body: RequestBody, within patience: Duration) async throws -> [UInt8] {
        let octets = try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await collected(body) }
            group.addTask {
                try await Task.sleep(for: patience)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let octets else {
            throw Problem(.requestTimeout, "the body did not come in time").with(.connection, "close")
        }
        return octets
    }

    private static func collected(_ body: RequestBody) async throws -> [UInt8]? {
        do {
            return Array(buffer: try await body.collect(upTo: mostInBody))
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch is CancellationError {
            return nil
        } catch {
            throw Problem(.badRequest, "the body cannot be read: \(error)").with(.connection, "close")
        }
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
