import Doors
import NIOCore
import ShortMessage
import Transcripts

/// All messages as a log that can be replayed, some at a time.
struct LogPieces: AsyncSequence, Sendable {
    private let archive: MessageArchive
    private let number: Address?

    init(_ archive: MessageArchive, number: Address?) {
        (self.archive, self.number) = (archive, number)
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        let pieces: LogPieces
        private var place: Int64? = 0

        init(_ pieces: LogPieces) {
            self.pieces = pieces
        }

        /// The next lines; nil at the end.
        mutating func next() async -> ByteBuffer? {
            guard let after = place else { return nil }
            do {
                let (entries, last) = try await pieces.archive.messages(after: after)
                place = last
                return last == nil ? nil : ByteBuffer(string: pieces.lines(entries))
            } catch {
                Diagnostics.say("shortcode: \(error)")
                place = nil
                return nil
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

    private func lines(_ entries: [MessageEntry]) -> String {
        entries.filter { entry in
            number.map { [entry.from.number, entry.to.number].contains($0.number) } ?? true
        }.map { "\(LogEntry(time: $0.at, from: $0.from, to: $0.to, text: $0.text))\n" }.joined()
    }
}
