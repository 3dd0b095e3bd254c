import HTTPTypes

/// Says what can be asked for, in the form that programs read (OpenAPI 3.1).
package struct DescriptionRoutes: RouteGroup {
    package init() {}

    package var routes: [Route] {
        [
            Route(.get, "/openapi.json") { _ in
                WebResponse(.ok, "application/json", PackageResources.openapi_json)
            }
        ]
    }
}
