public import ShortMessage
public import Transcripts

/// What became of one record of another program.
public enum ConvertedRecord: Hashable, Sendable {
    /// A message, as a line of a log has it.
    case message(LogEntry)
    /// A message that its sender's program has named, and its name.
    case identified(LogEntry, id: String)
    /// A record that is no message that arrived or was sent: a report, a draft, a refusal. It says which.
    case passedOver(String)
    /// A record that is damaged.
    case bad(BadRecord)
}

/// A record that could not be read: where it stands, and why.
public struct BadRecord: Error, Hashable, Sendable, CustomStringConvertible {
    /// Such as `line 7`; empty where the file is the record.
    public let place: String
    /// What was expected; nothing of the record itself, which may be a member's text.
    public let problem: String

    /// A record at a place of its file.
    public init(_ place: String, _ problem: String) {
        (self.place, self.problem) = (place, problem)
    }

    /// Where, and why.
    public var description: String { place.isEmpty ? problem : "\(place): \(problem)" }
}

/// Whose records are read, for programs that name the other side only, and where their clock stands.
public struct ConversionContext: Hashable, Sendable {
    /// The number of the gateway or telephone whose records these are; nil where the format needs none.
    public let own: Address?
    /// Minutes ahead of UTC, for times that do not say.
    public let offset: Int

    /// What a conversion goes by.
    public init(own: Address?, offset: Int) {
        (self.own, self.offset) = (own, offset)
    }
}

extension ConvertedRecord {
    /// A message, checked: what a line of a log cannot hold is a bad record.
    static func message(
        at time: Timestamp, from: String?, to: String?, text: String, context: ConversionContext, place: String
    ) -> ConvertedRecord {
        do throws(BadRecord) {
            let isOwnMeant = from == nil || to == nil
            let from = try address(from, else: context.own, "the sender", place)
            let to = try address(to, else: context.own, "the recipient", place)
            guard !isOwnMeant || from.number != to.number else {
                throw BadRecord(place, "\(from) would be on both sides; --own names this side's number")
            }
            guard !from.isOfNobody else {
                throw BadRecord(place, "the sender is neither a short code nor a telephone number")
            }
            return .message(LogEntry(time: time, from: from, to: to, text: text))
        } catch {
            return .bad(error)
        }
    }

    /// A telephone's number without what people part its digits with: `0812-0000-0005`, `(0812) 0000 0005`.
    private static func dialled(_ text: String) -> String {
        let dense = text.filter { !($0.isWhitespace || "-.()/".contains($0)) }
        let digits = dense.hasPrefix("+") ? dense.dropFirst() : dense[...]
        return digits.utf8.count >= 8 && digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? dense : text
    }

    /// - Parameter text: nil where the own number is meant.
    private static func address(
        _ text: String?, else own: Address?, _ name: String, _ place: String
    ) throws(BadRecord) -> Address {
        guard let text else {
            guard let own else { throw BadRecord(place, "\(name) is missing; --own names this side's number") }
            return own
        }
        guard let address = try? Address(Self.dialled(text)) else {
            throw BadRecord(place, "\(name) is no number; expected one such as +6281200000001 or 2757")
        }
        return address
    }
}
