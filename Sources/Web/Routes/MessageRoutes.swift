import HTTPTypes
import MessageCentre
import NIOCore
import ShortMessage
import Transcripts

/// Lists messages, shows one, and waits for one.
package struct MessageRoutes: RouteGroup {
    private static let mostInPage: Int64 = 1000
    /// In milliseconds.
    private static let (longestWait, standardWait): (Int64, Int64) = (300_000, 30_000)

    let office: PostOffice

    package var routes: [Route] { [list, one, wait, log] }

    private var list: Route {
        Route(
            .get, "/v1/messages", query: MessageFilter.parameters + ["before", "limit", "cursor", "unmasked"]
        ) { [office] request in
            let filter = try MessageFilter(request.query)
            let before = try request.query.number("before", in: 1...Int64.max)
            let cursor = try request.query.number("cursor", in: 1...Int64.max)
            let most = Int(try request.query.number("limit", in: 1...Self.mostInPage) ?? 50)
            let archive = MessageArchive(office)
            let page = try await archive.page(filter, before: min(before ?? .max, cursor ?? .max), atMost: most)
            let style = office.style(isUnmasked: try request.isUnmasked)
            return .json(
                .object([
                    ("messages", .array(page.entries.map(style.json))),
                    ("next", .optional(page.next.map(String.init))),
                ]))
        }
    }

    private var one: Route {
        Route(.get, "/v1/messages/{id}", query: ["unmasked"]) { [office] request in
            let id = try request.id()
            let style = office.style(isUnmasked: try request.isUnmasked)
            let entry = try await MessageArchive(office).entry(id)
            let history = entry.history.map { step in
                JSONDocument.object([("at", .string("\(step.at)")), ("what", .string(step.what))])
            }
            var shown = entry
            if !style.isUnmasked { shown.text = style.text(of: entry) }
            return .json(
                .object(
                    style.members(of: entry) + [
                        ("parts", MessageParts(entry: shown).json), ("history", .array(history)),
                    ]))
        }
    }

    private var wait: Route {
        Route(
            .get, "/v1/messages/wait",
            query: ["number", "from", "to", "direction", "state", "service", "match", "after", "timeout", "unmasked"]
        ) { [office] request in
            var filter = try MessageFilter(request.query)
            filter.text = request.query["match"].map { $0.lowercased() }
            let period = try request.query.period("timeout", atMost: Self.longestWait) ?? Self.standardWait
            let style = office.style(isUnmasked: try request.isUnmasked)
            switch await office.log.wait(for: filter, upTo: .milliseconds(period)) {
            case .found(let entry): return .json(style.json(of: entry))
            case .nothing: return .nothing
            case .over: throw Site.ending
            case .tooMany:
                throw Problem(.tooManyRequests, "too many requests wait already").with(.retryAfter, "1")
            }
        }
    }

    private var log: Route {
        Route(.get, "/v1/log", query: ["number", "after"]) { [office] request in
            let number = try request.query.address("number")
            let after = try request.query.number("after", in: 0...Int64.max) ?? 0
            let pieces = LogPieces(MessageArchive(office), number: number, after: after)
            return WebResponse(.ok, "text/plain; charset=utf-8", .pieces(pieces))
        }
    }
}
