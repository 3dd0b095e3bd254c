extension FaultRule {
    /// Reads a rule as the command line has it.
    ///
    ///     rule  = item *("," item)
    ///     item  = ("from=" / "to=") pattern
    ///           / ("loss=" / "duplicate=" / "reorder=" / "silence=") share
    ///           / "reject=" share [":" cause]                        ; cause is 1 to 127
    ///           / "delay=" time [".." time]
    ///     share = 1*DIGIT ["." 1*4DIGIT] "%"
    ///     time  = 1*DIGIT ("ms" / "s" / "m" / "h")
    public init(_ text: String) throws(FaultRuleError) {
        self.init()
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = FaultRuleError.Name(rawValue: String(parts[0])) else {
                throw .unknown(String(item))
            }
            guard set(name, String(parts[1])) else { throw .malformed(name, String(parts[1])) }
        }
    }

    /// - Returns: whether the value is one.
    private mutating func set(_ name: FaultRuleError.Name, _ value: String) -> Bool {
        switch name {
        case .from: Self.set(&from, try? AddressPattern(value))
        case .to: Self.set(&to, try? AddressPattern(value))
        case .loss: Self.set(&loss, Share(value))
        case .duplicate: Self.set(&duplicate, Share(value))
        case .reorder: Self.set(&reorder, Share(value))
        case .silence: Self.set(&silence, Share(value))
        case .reject: Self.set(&reject, Rejection(value))
        case .delay: Self.set(&delay, Self.delay(value))
        }
    }

    private static func set<Value>(_ property: inout Value, _ value: Value?) -> Bool {
        guard let value else { return false }
        property = value
        return true
    }

    private static func delay(_ value: String) -> ClosedRange<Int64>?? {
        guard let dots = value.firstRange(of: "..") else { return milliseconds(value).map { $0...$0 } }
        guard let least = milliseconds(String(value[..<dots.lowerBound])),
            let most = milliseconds(String(value[dots.upperBound...])), least <= most
        else { return nil }
        return least...most
    }

    /// Milliseconds; a year.
    static let longestDelay: Int64 = 31_536_000_000

    private static func milliseconds(_ value: String) -> Int64? {
        let units: [(String, Int64)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
        guard let (unit, factor) = units.first(where: { value.hasSuffix($0.0) }),
            let count = number(value.dropLast(unit.utf8.count)), count <= longestDelay / factor
        else { return nil }
        return count * factor
    }

    fileprivate static func number(_ digits: Substring) -> Int64? {
        digits.utf8.allSatisfy { ("0"..."9").contains(Character(Unicode.Scalar($0))) } ? Int64(digits) : nil
    }
}

extension FaultRule.Share {
    init?(_ text: String) {
        guard text.hasSuffix("%") else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap(FaultRule.number), whole <= 100, parts.count <= 2 else { return nil }
        let decimals = parts.count == 2 ? parts[1] : "0"
        guard (1...4).contains(decimals.utf8.count),
            let fraction = FaultRule.number(decimals + String(repeating: "0", count: 4 - decimals.utf8.count)[...])
        else { return nil }
        millionths = Int(whole * 10_000 + fraction)
        guard millionths <= 1_000_000 else { return nil }
    }
}

extension FaultRule.Rejection {
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let share = parts.first.flatMap({ FaultRule.Share(String($0)) }), parts.count <= 2 else { return nil }
        let cause = parts.count == 2 ? FaultRule.number(parts[1]) : Int64(FaultRule.standardCause)
        guard let cause, (1...127).contains(cause) else { return nil }
        self.init(share: share, cause: UInt8(cause))
    }
}

/// A text that is no fault rule; the sentence says what would be.
public enum FaultRuleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// An item, as it was given, that has no equals sign, or before it a word that is no name.
    case unknown(String)
    /// A name, and the value behind its equals sign, as it was given, that is none for it.
    case malformed(Name, String)

    /// What an item can set, spelt as on the command line.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        /// Between whom messages are struck (`from` and `to`), and the six faults that strike them.
        case from, to, loss, duplicate, delay, reorder, reject, silence

        fileprivate var expectation: String {
            switch self {
            case .from, .to: "a number such as +6281200000001, or its beginning and a star"
            case .loss, .duplicate, .reorder, .silence: "a share such as 0.5%, at most 100%"
            case .reject: "a share and perhaps a cause of 1 to 127, such as 3%:22"
            case .delay: "a time or two such as 500ms, 2s..30s, 5m or 1h"
            }
        }
    }

    public var description: String {
        switch self {
        case .unknown(let item):
            "'\(item)' is no fault; expected \(Name.allCases.map { "\($0.rawValue)=…" }.joined(separator: ", "))"
        case .malformed(let name, let value): "'\(value)' is no \(name.rawValue); expected \(name.expectation)"
        }
    }
}
