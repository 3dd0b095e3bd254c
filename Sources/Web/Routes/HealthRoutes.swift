import HTTPTypes
import MessageCentre
import Transcripts

/// Says whether the program lives, whether it takes messages, and what it counts.
package struct HealthRoutes: RouteGroup {
    let office: PostOffice
    let isDraining: Draining

    package var routes: [Route] {
        [
            Route(.get, "/livez") { _ in .text("alive\n") },
            Route(.get, "/readyz") { [office, isDraining] _ in
                if isDraining.hasBegun { throw Site.ending }
                do {
                    _ = try await office.centre.lastEntry()
                } catch {
                    throw Problem(.serviceUnavailable, "\(error)")
                }
                return .text("ready\n")
            },
            Route(.get, "/metrics") { [office] _ in
                let waiting = await office.centre.waitingCount()
                let kinds = [
                    ("messages", waiting.messages), ("replies", waiting.replies), ("reports", waiting.reports),
                ]
                let text = MetricsText(office.log, office.counts, waiting: kinds).description
                return .text(text, type: "text/plain; version=0.0.4; charset=utf-8")
            },
        ]
    }
}
