/// How the places of messages are spelt as message ids; they survive restarts, as the places do.
package enum MessageIDForm: String, Hashable, Sendable, CaseIterable {
    /// `1024`.
    case decimal
    /// `400`.
    case hex
    /// `00000000-0000-4000-8000-000000000400`.
    case uuid

    /// The id of a place in the journal.
    package func id(_ place: Int64) -> String {
        switch self {
        case .decimal: "\(place)"
        case .hex: String(place, radix: 16, uppercase: true)
        case .uuid: Self.uuidStart + Self.padded(String(place, radix: 16))
        }
    }

    /// The place that an id names; nil where no message can have it.
    package func place(_ id: String) -> Int64? {
        let place: Int64? =
            switch self {
            case .decimal: Int64(id)
            case .hex: Int64(id, radix: 16)
            case .uuid: id.hasPrefix(Self.uuidStart) ? Int64(id.dropFirst(Self.uuidStart.count), radix: 16) : nil
            }
        return place.flatMap { $0 > 0 ? $0 : nil }
    }

    private static let uuidStart = "00000000-0000-4000-8000-"

    private static func padded(_ digits: String) -> String {
        String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }
}
