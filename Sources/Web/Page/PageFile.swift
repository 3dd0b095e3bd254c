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
        case "/favicon.svg": PageFile(bytes: PackageResources.favicon_svg, contentType: "image/svg+xml")
        default:
            styleSheet(path).map { PageFile(bytes: $0, contentType: "text/css; charset=utf-8") }
                ?? script(path).map { PageFile(bytes: $0, contentType: "text/javascript; charset=utf-8") }
        }
    }

    private static func styleSheet(_ path: String) -> [UInt8]? {
        switch path {
        case "/app.css": PackageResources.app_css
        case "/panel.css": PackageResources.panel_css
        case "/phone.css": PackageResources.phone_css
        case "/tokens.css": PackageResources.tokens_css
        default: nil
        }
    }

    private static func script(_ path: String) -> [UInt8]? {
        switch path {
        case "/app.js": PackageResources.app_js
        case "/bar.js": PackageResources.bar_js
        case "/bench.js": PackageResources.bench_js
        case "/bubble.js": PackageResources.bubble_js
        case "/clock.js": PackageResources.clock_js
        case "/compose.js": PackageResources.compose_js
        case "/counter.js": PackageResources.counter_js
        case "/dialog.js": PackageResources.dialog_js
        case "/dom.js": PackageResources.dom_js
        case "/faults.js": PackageResources.faults_js
        case "/gatewayfaults.js": PackageResources.gatewayfaults_js
        case "/gateways.js": PackageResources.gateways_js
        case "/inspector.js": PackageResources.inspector_js
        case "/keys.js": PackageResources.keys_js
        case "/live.js": PackageResources.live_js
        case "/loading.js": PackageResources.loading_js
        case "/log.js": PackageResources.log_js
        case "/marks.js": PackageResources.marks_js
        case "/network.js": PackageResources.network_js
        case "/notices.js": PackageResources.notices_js
        case "/octets.js": PackageResources.octets_js
        case "/panel.js": PackageResources.panel_js
        case "/phone.js": PackageResources.phone_js
        case "/preferences.js": PackageResources.preferences_js
        case "/search.js": PackageResources.search_js
        case "/server.js": PackageResources.server_js
        case "/state.js": PackageResources.state_js
        case "/templates.js": PackageResources.templates_js
        case "/theme.js": PackageResources.theme_js
        case "/token.js": PackageResources.token_js
        case "/words.js": PackageResources.words_js
        default: nil
        }
    }
}
