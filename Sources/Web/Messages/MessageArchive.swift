import HTTPTypes
import MessageCentre
import ShortMessage

/// All messages there are: the last ones in memory, and behind them what a store in a file has.
struct MessageArchive: Sendable {
    /// Rows of the journal that are read at once, and for one page.
    private static let (rowsAtOnce, mostRows) = (500, 50_000)

    private let centre: MessageCentre
    private let log: MessageLog

    init(_ office: PostOffice) {
        (centre, log) = (office.centre, office.log)
    }

    struct Page {
        var entries: [MessageEntry]
        /// Before which the next page begins; nil at the end.
        var next: Int64?
    }

    /// The newest messages before a place that a filter wants.
    func page(_ filter: MessageFilter, before place: Int64, atMost most: Int) async throws -> Page {
        try await log.refresh(from: centre)
        let (entries, oldest) = log.page(filter, before: place, atMost: most + 1)
        if entries.count > most { return Page(entries: Array(entries.prefix(most)), next: entries[most - 1].id) }
        guard await centre.isKept else { return Page(entries: entries, next: nil) }
        return try await older(than: min(place, oldest ?? .max), filter, behind: entries, atMost: most)
    }

    private func older(
        than place: Int64, _ filter: MessageFilter, behind entries: [MessageEntry], atMost most: Int
    ) async throws -> Page {
        var (page, place, rows) = (Page(entries: entries, next: nil), place, 0)
        while rows < Self.mostRows, place > filter.after {
            let messages = try await centre.messages(before: place, atMost: Self.rowsAtOnce)
            guard let last = messages.last else { return page }
            for message in messages where message.id > filter.after {
                guard let entry = MessageEntry(message, services: log.services), filter.matches(entry) else { continue }
                guard page.entries.count < most else {
                    page.next = page.entries.last?.id
                    return page
                }
                page.entries.append(entry)
            }
            (place, rows) = (last.id, rows + messages.count)
        }
        // So many rows had nothing: the next page goes on from here.
        if rows >= Self.mostRows { page.next = place }
        return page
    }

    /// One message.
    func entry(_ id: Int64) async throws -> MessageEntry {
        try await log.refresh(from: centre)
        if let entry = log.entry(id) { return entry }
        guard let message = try await centre.message(id), let entry = MessageEntry(message, services: log.services)
        else {
            throw Problem(.notFound, "no message has the id \(id), or none any more", field: "id")
        }
        return entry
    }

    /// Some messages in order of commit, from behind a place; `last` is nil at the end.
    func messages(after place: Int64) async throws -> (entries: [MessageEntry], last: Int64?) {
        guard await centre.isKept else {
            let entries = log.all().filter { ($0.id ?? 0) > place }
            return (Array(entries.prefix(Self.rowsAtOnce)), entries.prefix(Self.rowsAtOnce).last?.id)
        }
        let messages = try await centre.messages(after: place, atMost: Self.rowsAtOnce)
        return (messages.compactMap { MessageEntry($0, services: log.services) }, messages.last?.id)
    }
}
