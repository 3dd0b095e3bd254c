package import Hummingbird
import Logging

/// What the router keeps of a request on its way.
package struct SiteContext: RequestContext {
    package var coreContext: CoreRequestContextStorage

    package init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }

    /// For a request that came over no connection.
    package init() {
        coreContext = CoreRequestContextStorage(source: Unconnected())
    }

    private struct Unconnected: RequestContextSource {
        let logger = Logger(label: "shortcode") { _ in SwiftLogNoOpLogHandler() }
    }
}
