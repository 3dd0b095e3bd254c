extension MessageCentre {
    /// A reader, as long as somebody has its sequence.
    struct Observer {
        weak var feed: EventFeed?
    }

    /// What happens from now on.
    ///
    /// - Parameter most: how many events may wait for a reader who is slow.
    public func events(keeping most: Int = 1000) -> CentreEvents {
        let feed = EventFeed(keeping: most)
        observers.append(Observer(feed: feed))
        state.isObserved = true
        return CentreEvents(feed: feed)
    }

    /// Tells what a commit has done.
    func tell(_ happened: [CentreState.Happening]) {
        guard !happened.isEmpty else { return }
        let events = happened.map { happening in
            told += 1
            return CentreEvent(number: told, at: happening.at, kind: happening.kind)
        }
        observers.removeAll { $0.feed == nil }
        state.isObserved = !observers.isEmpty
        for observer in observers { observer.feed?.offer(events) }
    }

    /// Nothing more happens.
    func endEvents() {
        for observer in observers { observer.feed?.end() }
        observers = []
    }
}
