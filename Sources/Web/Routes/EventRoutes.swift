import HTTPTypes
import MessageCentre
import Transcripts

/// Tells what happens, and what waits.
package struct EventRoutes: RouteGroup {
    /// In milliseconds: a day.
    private static let longest: Int64 = 86_400_000

    let office: PostOffice

    package var routes: [Route] { [events, queue] }

    private var events: Route {
        Route(.get, "/v1/events", query: ["timeout", "unmasked"]) { [office] request in
            let last = request.headers[.lastEventID]
            if let last, Int64(last) == nil || !last.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
                throw Problem(
                    .badRequest, "Last-Event-ID is the number of an event; expected digits", field: "Last-Event-ID")
            }
            let style = office.style(isUnmasked: try request.isUnmasked)
            let period = try request.query.period("timeout", atMost: Self.longest)
            guard let place = office.log.ring.place() else {
                throw Problem(
                    .serviceUnavailable,
                    "\(EventRing.mostStreams) streams of events are open, as many as there can be; end one first"
                ).with(.retryAfter, "5")
            }
            let stream = EventStream(
                at: place, style: style, lastEvent: last.flatMap { Int64($0) },
                end: period.map { .now + .milliseconds($0) })
            return WebResponse(.ok, "text/event-stream", .pieces(stream))
        }
    }

    private var queue: Route {
        Route(.get, "/v1/queue", query: ["unmasked"]) { [office] request in
            let style = office.style(isUnmasked: try request.isUnmasked)
            var filter = MessageFilter()
            filter.state = .enroute
            let page = try await MessageArchive(office).page(filter, before: .max, atMost: 1000)
            let tries = await office.centre.nextTries()
            let messages = page.entries.map { entry in
                let next = entry.id.flatMap { tries[$0] }
                return JSONDocument.object(style.members(of: entry) + [("nextTry", .optional(next.map { "\($0)" }))])
            }
            return .json(.object([("messages", .array(messages))]))
        }
    }
}
