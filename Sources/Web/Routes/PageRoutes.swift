import HTTPTypes

/// The page and what it loads.
package struct PageRoutes: RouteGroup {
    package init() {}

    package var routes: [Route] {
        [
            Route(.get, "/") { _ in try Self.file(at: "/") },
            Route(.get, "/{file}") { request in try Self.file(at: "/" + (request.parameters["file"] ?? "")) },
        ]
    }

    private static func file(at path: String) throws -> WebResponse {
        guard let file = PageFile.at(path: path) else {
            throw Problem(.notFound, "there is nothing at this path; /openapi.json lists what there is")
        }
        var response = WebResponse(.ok, file.contentType, file.bytes)
        response.headers[.cacheControl] = "no-cache"
        return response
    }
}
