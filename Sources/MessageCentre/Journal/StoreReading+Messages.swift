package import Store

extension StoreReading {
    /// Visits the messages behind a place that a filter wants, in order of commit, page by page.
    ///
    /// - Parameter place: is moved to that of the last message that was looked at.
    package func eachMessage(
        _ filter: JournalFilter, after place: inout Int64, _ visit: (JournalledMessage) throws -> Void
    ) throws {
        while true {
            let page = try read { try Journal($0).messages(after: place) }
            guard let last = page.last else { return }
            for message in page where filter.matches(message) { try visit(message) }
            place = last.id
        }
    }
}
