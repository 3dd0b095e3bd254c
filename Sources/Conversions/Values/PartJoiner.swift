import ShortMessage
import Transcripts

/// Puts the parts of long messages together, where a program keeps a record for each.
struct PartJoiner {
    /// Which of how many a record is, by its user data header.
    struct Place: Hashable {
        let reference: Int
        let total: Int
        /// 1 is the first.
        let number: Int
    }

    /// The content of a record.
    enum Content: Hashable {
        case text(String)
        /// UTF-16, the higher octet first; a pair may be cut between two parts.
        case utf16([UInt8])
    }

    private struct Key: Hashable {
        let from: Address
        let to: Address
        let reference: Int
        let total: Int
    }

    private struct Open {
        let place: String
        var time: Timestamp
        var parts: [Int: Content]
    }

    private var open: [Key: Open] = [:]

    /// Takes a record.
    ///
    /// - Returns: the message, where it is whole now; nil while parts are missing.
    mutating func add(_ entry: LogEntry, _ content: Content, at part: Place?, from place: String) -> ConvertedRecord? {
        guard let part, part.total > 1 else { return Self.whole(entry, [content], place) }
        let key = Key(from: entry.from, to: entry.to, reference: part.reference, total: part.total)
        var message = open[key] ?? Open(place: place, time: entry.time, parts: [:])
        message.parts[part.number] = content
        message.time = max(message.time, entry.time)
        open[key] = message
        guard message.parts.count == part.total else { return nil }
        open[key] = nil
        var entry = entry
        entry.time = message.time
        return Self.whole(entry, message.parts.sorted { $0.key < $1.key }.map(\.value), message.place)
    }

    /// What never became whole.
    mutating func finish() -> [ConvertedRecord] {
        defer { open = [:] }
        return open.sorted { $0.value.time < $1.value.time }.map { key, message in
            .bad(BadRecord(message.place, "\(message.parts.count) of the \(key.total) parts of this message are there"))
        }
    }

    private static func whole(_ entry: LogEntry, _ parts: [Content], _ place: String) -> ConvertedRecord {
        var (text, pending) = ("", [UInt8]())
        for part in parts + [.text("")] {
            switch part {
            case .utf16(let octets): pending += octets
            case .text(let more):
                guard let decoded = ForeignText.utf16(pending) else {
                    return .bad(BadRecord(place, "the text is no UTF-16"))
                }
                text += decoded + more
                pending = []
            }
        }
        var entry = entry
        entry.text = text
        return .message(entry)
    }
}

extension PartJoiner.Place {
    /// Finds the concatenation in a user data header (TS 23.040, 9.2.3.24); nil where there is none.
    init?(header octets: [UInt8]) {
        var elements = octets.dropFirst()
        while elements.count >= 2 {
            let (kind, length) = (elements[elements.startIndex], Int(elements[elements.startIndex + 1]))
            let value = Array(elements.dropFirst(2).prefix(length))
            elements = elements.dropFirst(2 + length)
            switch (kind, value.count) {
            case (0x00, 3): self.init(reference: Int(value[0]), total: Int(value[1]), number: Int(value[2]))
            case (0x08, 4):
                self.init(
                    reference: Int(value[0]) << 8 | Int(value[1]) | 1 << 16, total: Int(value[2]), number: Int(value[3])
                )
            default: continue
            }
            guard (1...total).contains(number) else { return nil }
            return
        }
        return nil
    }
}
