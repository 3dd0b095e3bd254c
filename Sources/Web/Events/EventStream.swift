package import NIOCore
import Transcripts

/// What one reader of events is sent: Server-Sent Events, in pieces.
///
///     stream = *(event / comment)
///     event  = ["id: " number LF] "event: " name LF "data: " json LF LF
package struct EventStream: AsyncSequence, Sendable {
    /// After so long without an event a comment says that the connection is alive.
    private static let quiet = Duration.seconds(15)

    let ring: EventRing
    let style: MessageStyle
    /// The last event that the reader has, by an earlier connection.
    let lastEvent: Int64?

    /// When it is over by itself; nil for never.
    let end: ContinuousClock.Instant?

    package init(ring: EventRing, style: MessageStyle, lastEvent: Int64?, end: ContinuousClock.Instant? = nil) {
        (self.ring, self.style, self.lastEvent, self.end) = (ring, style, lastEvent, end)
    }

    /// The pieces, as long as the reader takes them.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let stream: EventStream
        private var last: Int64
        private var hasBegun = false

        init(_ stream: EventStream) {
            self.stream = stream
            last = stream.ring.last
        }

        /// The next piece; nil at the end.
        package mutating func next() async -> ByteBuffer? {
            guard hasBegun else { return begin() }
            let left = stream.end.map { $0 - .now } ?? EventStream.quiet
            guard left > .zero else { return nil }
            switch await stream.ring.next(after: last, within: left < EventStream.quiet ? left : EventStream.quiet) {
            case .events(let events, let missed):
                last = events.last?.number ?? last
                let gap = missed > 0 ? EventStream.missed(missed) : ""
                return ByteBuffer(string: events.reduce(into: gap) { $0 += $1.text(stream.style) })
            case .quiet: return ByteBuffer(string: ": quiet\n\n")
            case .over: return nil
            }
        }

        private mutating func begin() -> ByteBuffer {
            hasBegun = true
            let now = last
            let isOfNow = stream.lastEvent.map { (stream.ring.begin - 1...now).contains($0) } ?? true
            if isOfNow { last = stream.lastEvent ?? last }
            let hello = "event: hello\ndata: {\"last\":\(now)}\n\n"
            return ByteBuffer(string: isOfNow ? hello : hello + "event: reset\ndata: {}\n\n")
        }
    }

    package func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    private static func missed(_ count: Int64) -> String { "event: missed\ndata: {\"count\":\(count)}\n\n" }
}
