import ShortMessage

extension MessageCentre {
    /// A reader, as long as somebody has its sequence.
    struct Observer {
        weak var feed: EventFeed?
    }

    /// Hears what every commit from now on does, before anybody is told that it is done.
    ///
    /// - Parameter listener: runs on the centre, which goes on when it returns: it takes notes and does nothing else.
    package func listen(_ listener: @escaping @Sendable ([CentreEvent]) -> Void) {
        listeners.append(listener)
        state.isObserved = true
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
        state.isObserved = isObserved
        for listener in listeners { listener(events) }
        for observer in observers { observer.feed?.offer(events) }
    }

    /// Whether somebody wants to know what happens.
    var isObserved: Bool { !observers.isEmpty || !listeners.isEmpty }

    /// Tells of what no commit has done.
    func tell(_ kind: CentreEvent.Kind, at moment: Timestamp) {
        guard state.isObserved else { return }
        tell([CentreState.Happening(at: moment, kind: kind)])
    }

    /// Nothing more happens.
    func endEvents() {
        for observer in observers { observer.feed?.end() }
        (observers, listeners) = ([], [])
    }
}
