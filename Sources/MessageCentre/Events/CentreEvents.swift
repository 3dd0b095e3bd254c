/// What happens at a centre from now on, for one reader.
///
/// A reader who is slow holds nobody up: the oldest events are dropped, and `missed` tells how many. It ends when the centre
/// is closed, or when the task that reads it is cancelled.
public struct CentreEvents: AsyncSequence, Sendable {
    let feed: EventFeed

    /// Gives the events to one task.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let feed: EventFeed

        /// The next event, or nil at the end.
        public mutating func next() async -> CentreEvent? {
            await feed.next()
        }

        /// The next event, or nil at the end, on whatever actor calls.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> CentreEvent? {
            await feed.next()
        }
    }

    /// What waits to be read, without waiting for more.
    package func takeWaiting() -> [CentreEvent] { feed.takeAll() }

    /// A reader; all readers of one sequence share its events.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(feed: feed)
    }
}
