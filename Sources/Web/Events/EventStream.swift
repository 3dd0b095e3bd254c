package import NIOCore
import Transcripts

/// What one reader of events is sent: Server-Sent Events, in pieces.
///
///     stream = *(event / comment)
///     event  = ["id: " number LF] "event: " name LF "data: " json LF LF
package struct EventStream: AsyncSequence, Sendable {
    /// After so long without an event a comment says that the connection is alive.
    private static let quiet = Duration.seconds(15)
    /// Octets of a piece, and so what is kept for a reader beyond one event and what its connection holds.
    private static let mostInPiece = 16 << 10

    private let place: EventPlace
    private var ring: EventRing { place.ring }
    let style: MessageStyle
    /// The last event that the reader has, by an earlier connection.
    let lastEvent: Int64?

    /// When it is over by itself; nil for never.
    let end: ContinuousClock.Instant?

    package init(at place: EventPlace, style: MessageStyle, lastEvent: Int64?, end: ContinuousClock.Instant? = nil) {
        (self.place, self.style, self.lastEvent, self.end) = (place, style, lastEvent, end)
    }

    /// The pieces, as long as the reader takes them.
    package struct AsyncIterator: AsyncIteratorProtocol {
        private let stream: EventStream
        private var last: Int64
        private var hasBegun = false
        /// Of an event that is longer than a piece.
        private var rest = ByteBuffer()

        init(_ stream: EventStream) {
            self.stream = stream
            last = stream.ring.last
        }

        /// The next piece; nil at the end.
        package mutating func next() async -> ByteBuffer? {
            guard hasBegun else { return begin() }
            if let piece = takePiece() { return piece }
            let left = stream.end.map { $0 - .now } ?? EventStream.quiet
            guard left > .zero else { return nil }
            switch await stream.ring.next(after: last, within: left < EventStream.quiet ? left : EventStream.quiet) {
            case .events(let events, let missed):
                rest = ByteBuffer(string: missed > 0 ? EventStream.missed(missed) : "")
                for event in events where rest.readableBytes < EventStream.mostInPiece {
                    rest.writeString(event.text(stream.style))
                    last = event.number
                }
                return takePiece()
            case .quiet: return ByteBuffer(string: ": quiet\n\n")
            case .over: return nil
            }
        }

        private mutating func takePiece() -> ByteBuffer? {
            guard rest.readableBytes > EventStream.mostInPiece else {
                defer { rest = ByteBuffer() }
                return rest.readableBytes > 0 ? rest : nil
            }
            return rest.readSlice(length: EventStream.mostInPiece)
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
