import ShortMessage
import Transcripts

/// The files of gammu-smsd: one a part, with time, number and part in their names.
///
///     IN20261121_080000_00_+6281200000001_00.txt          ; received
///     OUTC20261121_080003_00_+6281200000001_sms0.txt      ; sent, in the folder of those
public struct GammuFiles: Sendable {
    private let context: ConversionContext
    private var joiner: [Key: [Int: (name: String, text: String)]] = [:]

    private struct Key: Hashable, Comparable {
        let time: Timestamp
        let serial: String
        let number: String
        let isReceived: Bool

        static func < (left: Key, right: Key) -> Bool {
            (left.time, left.serial, left.number) < (right.time, right.serial, right.number)
        }
    }

    /// No files yet.
    public init(_ context: ConversionContext) {
        self.context = context
    }

    /// Whether a name is that of such a file.
    public static func mayHave(name: String) -> Bool {
        name.hasPrefix("IN2") || name.hasPrefix("OUT") || name.hasSuffix(".smsbackup")
    }

    /// Takes a file.
    ///
    /// - Returns: what it says at once; a message comes with `finish`.
    public mutating func add(name: String, _ octets: [UInt8]) -> [ConvertedRecord] {
        if name.hasSuffix(".smsbackup") { return GammuBackup.reading(octets, context) }
        guard let (key, part) = key(of: name) else {
            return [
                .bad(
                    BadRecord(
                        "", "the name has no time and number; expected one like IN20261121_080000_00_+6281…_00.txt"))
            ]
        }
        guard !name.hasSuffix(".bin") else { return [.passedOver("8-bit data")] }
        guard let text = ForeignText.file(octets) else { return [.bad(BadRecord("", "the text is no UTF-16"))] }
        joiner[key, default: [:]][part] = (name, text)
        return []
    }

    /// The messages of all files that were taken.
    public mutating func finish() -> [ConvertedRecord] {
        defer { joiner = [:] }
        return joiner.sorted { $0.key < $1.key }.map { key, parts in
            let numbers = parts.keys.sorted()
            guard numbers == Array(numbers[0]..<numbers[0] + numbers.count), numbers[0] <= 1 else {
                return .bad(BadRecord(parts[numbers[0]]?.name ?? "", "a part of this message is missing"))
            }
            return .message(
                at: key.time, from: key.isReceived ? key.number : nil, to: key.isReceived ? nil : key.number,
                text: numbers.compactMap { parts[$0]?.text }.joined(), context: context,
                place: parts[numbers[0]]?.name ?? "")
        }
    }

    private func key(of name: String) -> (Key, part: Int)? {
        let isReceived = name.hasPrefix("IN")
        let stem = name.prefix { $0 != "." }.drop { !("0"..."9").contains($0) }
        let fields = stem.split(separator: "_", omittingEmptySubsequences: false)
        guard fields.count >= 4,
            let time = ForeignTime.compact(day: fields[0], clock: fields[1], offset: context.offset)
        else { return nil }
        let part = fields.count > 4 ? Int(fields[4].drop { !("0"..."9").contains($0) }) ?? 0 : 0
        return (Key(time: time, serial: String(fields[2]), number: String(fields[3]), isReceived: isReceived), part)
    }
}
