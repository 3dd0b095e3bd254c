/// A file of the page, which is in the program.
package struct PageFile: Hashable, Sendable {
    /// What is served.
    package let bytes: [UInt8]
    /// Its media type.
    package let contentType: String

    /// The file at a path; nil where there is none.
    package static func at(path: String) -> PageFile? {
        switch path {
        case "/": PageFile(bytes: PackageResources.index_html, contentType: "text/html; charset=utf-8")
        case "/app.css": PageFile(bytes: PackageResources.app_css, contentType: "text/css; charset=utf-8")
        case "/app.js": PageFile(bytes: PackageResources.app_js, contentType: "text/javascript; charset=utf-8")
        case "/favicon.svg": PageFile(bytes: PackageResources.favicon_svg, contentType: "image/svg+xml")
        default: nil
        }
    }
}
