import Doors
import NIOCore
import ShortMessage
import Transcripts

/// All messages as a log that can be replayed, some at a time.
struct LogPieces: AsyncSequence, Sendable {
    private let archive: MessageArchive
    private let number: Address?
    private let after: Int64

    /// - Parameters:
    ///   - number: of one telephone's messages; nil for all.
    ///   - after: the place of the last message that is left out.
    init(_ archive: MessageArchive, number: Address?, after: Int64) {
        (self.archive, self.number, self.after) = (archive, number, after)
    }

    struct AsyncIterator: AsyncIteratorProtocol {
        let pieces: LogPieces
        private var place: Int64?

        init(_ pieces: LogPieces) {
            (self.pieces, place) = (pieces, pieces.after)
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
