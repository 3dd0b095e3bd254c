import HTTPTypes
import MessageCentre
import ShortMessage
import Transcripts

/// The centre's clock: what it shows, how fast it goes, and a hand to move it.
package struct ClockRoutes: RouteGroup {
    /// In milliseconds: ten years.
    private static let longestMove: Int64 = 10 * 366 * 86_400_000
    /// Events of one move that are told one by one.
    private static let mostTold = 1000

    let desk: TestDesk

    package var routes: [Route] {
        [
            Route(.get, "/v1/clock") { [desk] _ in .json(try await desk.clock()) },
            Route(.post, "/v1/clock", query: ["unmasked"], body: .json) { [desk] request in
                let fields = try request.object(knows: ["advance", "set", "speed"])
                let style = desk.office.style(isUnmasked: try request.isUnmasked)
                return .json(try await Self.move(desk, fields, style))
            },
        ]
    }

    /// First moves the clock, then changes its speed.
    private static func move(_ desk: TestDesk, _ fields: JSONFields, _ style: MessageStyle) async throws -> JSONDocument
    {
        let period = try fields.period("advance", atMost: longestMove)
        let moment = try fields.string("set").map { text throws(Problem) in
            guard let time = try? Timestamp(text) else {
                throw fields.problem("set", "is a time such as 2026-11-21T08:00:00+07:00")
            }
            return time
        }
        let speed = try fields.decimal("speed", in: 0...TimeControl.mostSpeed)
        guard period != nil || moment != nil || speed != nil else {
            throw Problem(.badRequest, "nothing to do; expected advance, set or speed", field: "advance")
        }
        if period != nil, moment != nil {
            throw fields.problem("set", "and advance are two ways; expected one of them")
        }
        var events: [CentreEvent] = []
        do throws(ClockError) {
            if let period { events = try await desk.time.advance(by: period) }
            if let moment { events = try await desk.time.set(to: moment) }
        } catch {
            throw Problem(error, field: period == nil ? "set" : "advance")
        }
        if let speed { await desk.time.setSpeed(speed) }
        desk.tell("clock", try await desk.clock())
        return .object(
            TestDesk.members(of: try await desk.time.reading()) + [
                ("happened", .array(happened(events, desk, style))),
                ("untold", .number(max(0, told(events).count - mostTold))),
            ])
    }

    private static func told(_ events: [CentreEvent]) -> [CentreEvent] {
        events.filter { event in
            switch event.kind {
            case .sent, .tried, .ended, .struck: true
            case .accepted, .refused, .asked, .silent, .replaced, .changed, .missed: false
            }
        }
    }

    private static func happened(_ events: [CentreEvent], _ desk: TestDesk, _ style: MessageStyle) -> [JSONDocument] {
        told(events).prefix(mostTold).map { event in
            let (what, id, more) = document(of: event.kind, desk, style)
            return .object(
                [
                    ("at", .string("\(event.at)")), ("what", .string(what)),
                    ("id", id.map { .number(Int($0)) } ?? .null),
                ] + more)
        }
    }

    private static func document(
        of kind: CentreEvent.Kind, _ desk: TestDesk, _ style: MessageStyle
    ) -> (what: String, id: Int64?, more: [(String, JSONDocument)]) {
        switch kind {
        case .sent(let delivery):
            let entry = desk.office.log.entry(delivery.id) ?? MessageEntry(delivery)
            return ("message", delivery.id, [("message", style.json(of: entry))])
        case .tried(let id, let status): return ("tried", id, [("status", .string("\(status)"))])
        case .ended(let id, let final, _): return ("state", id, [("state", .string(final.rawValue))])
        case .struck(let fault): return ("struck", nil, [("fault", .string(fault.kind.name))])
        case .accepted, .refused, .asked, .silent, .replaced, .changed, .missed: return ("other", nil, [])
        }
    }
}

extension Problem {
    fileprivate init(_ error: ClockError, field: String) {
        switch error {
        case .goesBack: self.init(.conflict, "\(error)", field: field)
        case .tooFar: self.init(.badRequest, "\(error)", field: field)
        case .store: self = Problem(.serviceUnavailable, "\(error)").with(.retryAfter, "5")
        }
    }
}
