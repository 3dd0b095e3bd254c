import MessageCentre
import SMPP
import ShortMessage
import Transcripts

extension ReceiptRule {
    /// Reads a rule.
    ///
    ///     rule = item *("," item)
    ///     item = ("from=" / "to=") pattern / "account=" system-id / "text=" beginning
    ///          / "state=" 1*10(letter) / "err=" 3(letter / DIGIT) / "delay=" time [".." time]
    ///          / "never" / "doubled" / "early" / "late" / "receipts=" parts / "ids=" form
    ///     time = 1*DIGIT ("ms" / "s" / "m" / "h")
    package init(_ text: String) throws(ReceiptRuleError) {
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard apply(words[0], words.count > 1 ? words[1] : nil) else {
                throw ReceiptRuleError(item: String(item))
            }
        }
    }

    /// - Returns: whether there is such an item.
    private mutating func apply(_ name: String, _ value: String?) -> Bool {
        switch (name, value) {
        case ("never", nil): copies = 0
        case ("doubled", nil): copies = 2
        case ("early", nil): order = .early
        case ("late", nil): order = .late
        case (_, let value?): return apply(name, saying: value)
        case (_, nil): return false
        }
        return true
    }

    private mutating func apply(_ name: String, saying value: String) -> Bool {
        switch name {
        case "from": return Self.set(&from, try? AddressPattern(value))
        case "to": return Self.set(&to, try? AddressPattern(value))
        case "account": account = value
        case "text": text = value
        case "state":
            guard (1...10).contains(value.utf8.count), value.utf8.allSatisfy(\.isWord) else { return false }
            status = value
        case "err":
            guard value.utf8.count == 3, value.utf8.allSatisfy(\.isWord) else { return false }
            error = value
        case "delay": return Self.set(&delay, Self.times(value))
        case "receipts": return Self.set(&parts, ReceiptForm.Parts(rawValue: value))
        case "ids": return Self.set(&idForm, MessageIDForm(rawValue: value))
        default: return false
        }
        return true
    }

    private static func set<Value>(_ place: inout Value, _ value: Value?) -> Bool {
        if let value { place = value }
        return value != nil
    }

    private static func set<Value>(_ place: inout Value?, _ value: Value?) -> Bool {
        place = value
        return value != nil
    }

    private static func times(_ text: String) -> ClosedRange<Int64>? {
        let ends = text.split(separator: "..", omittingEmptySubsequences: false).map { TimeRule.milliseconds($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else {
            return nil
        }
        return first...last
    }
}

extension UInt8 {
    /// A letter or digit of ASCII.
    fileprivate var isWord: Bool { 0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self }
}

/// An item that is no part of a rule for receipts.
package struct ReceiptRuleError: Error, Hashable, CustomStringConvertible {
    /// As it was given.
    let item: String

    package var description: String {
        "'\(Text.escaped(item))' is no part of a receipt rule; expected from=, to=, account=, text=, state=UNDELIV, err=012, "
            + "delay=2s or 1s..5s, never, doubled, early, late, receipts=text|tlv|both, ids=hex|decimal|uuid"
    }
}
