import ShortMessage

extension ModemProfile {
    /// Takes what a profile file says in place of what is there.
    ///
    ///     file   = *( comment / entry / answer )
    ///     entry  = name 1*" " value
    ///     answer = "answer " command *( 1*" " line )       ; one line of the answer a line, indented
    ///
    /// - Throws: at the first line that says nothing.
    public mutating func apply(_ source: String) throws(ProfileError) {
        var command: String?
        for (number, line) in zip(1..., source.split(separator: "\n", omittingEmptySubsequences: false)) {
            let text = line.drop { $0 == " " }
            if text.isEmpty || line.first == "#" { continue }
            guard line.first == " " else {
                command = try apply(text, line: number)
                continue
            }
            guard let command else { throw ProfileError(line: number, problem: .answerWithoutCommand) }
            answers[command, default: []].append(String(text))
        }
    }

    /// - Returns: the command, where an answer begins.
    private mutating func apply(_ entry: Substring, line: Int) throws(ProfileError) -> String? {
        let name = String(entry.prefix { $0 != " " })
        let value = String(entry.dropFirst(name.count).drop { $0 == " " })
        guard !value.isEmpty else { throw ProfileError(line: line, problem: .noValue(name)) }
        if name == "answer" {
            answers[value.uppercased()] = []
            return value.uppercased()
        }
        guard let entry = Self.entries[name] else { throw ProfileError(line: line, problem: .unknownName(name)) }
        guard entry(&self, value) else { throw ProfileError(line: line, problem: .badValue(name, value)) }
        return nil
    }

    private typealias Entry = @Sendable (inout ModemProfile, String) -> Bool

    /// What each name sets; false where the value is none.
    private static let entries: [String: Entry] = [
        "manufacturer": text(\.manufacturer), "model": text(\.model), "revision": text(\.revision),
        "imei": digits(\.imei, 15...15), "imsi": digits(\.imsi, 14...15), "iccid": digits(\.iccid, 19...20),
        "operator": name(\.network.longName), "operator-short": name(\.network.shortName),
        "operator-code": digits(\.network.code, 5...6),
        "area": text(\.network.area), "cell": text(\.network.cell),
        "routing-area": { profile, value in
            profile.network.routingArea = value
            return value.utf8.count == 2 && value.utf8.allSatisfy { $0.hexadecimalDigit != nil }
        },
        "registration": number(\.network.registration, 0...11),
        "signal": number(\.signal, 0...99), "battery": number(\.battery, 0...100),
        "memory-sm": number(\.memories.sim, 0...1000), "memory-me": number(\.memories.equipment, 0...1000),
        "memory-sr": number(\.memories.reports, 0...1000),
        "scan-milliseconds": number(\.scanMilliseconds, 0...600_000),
        "delivery-milliseconds": number(\.deliveryMilliseconds, 0...600_000),
        "pin": { profile, value in
            profile.pin = value
            return (4...8).contains(value.utf8.count) && value.utf8.allSatisfy(\.isDigit)
        },
        "reports": word(\.keepsReportsApart, "SR", else: "messages"),
        "line-end": word(\.lineFeedEndsLine, "LF", else: "CR"), "prompt": word(\.promptHasBlank, "blank", else: "bare"),
        "service-centre": { profile, value in
            guard let address = try? Address(value) else { return false }
            profile.serviceCentre = address
            return true
        },
    ]

    private static func text(_ field: any WritableKeyPath<ModemProfile, String> & Sendable) -> Entry {
        { profile, value in
            profile[keyPath: field] = value
            return true
        }
    }

    /// One of two words.
    private static func word(
        _ field: any WritableKeyPath<ModemProfile, Bool> & Sendable, _ yes: String, else no: String
    ) -> Entry {
        { profile, value in
            profile[keyPath: field] = value == yes
            return value == yes || value == no
        }
    }

    private static func name(_ field: any WritableKeyPath<ModemProfile, String?> & Sendable) -> Entry {
        { profile, value in
            profile[keyPath: field] = value
            return true
        }
    }

    private static func digits(
        _ field: any WritableKeyPath<ModemProfile, String> & Sendable, _ count: ClosedRange<Int>
    ) -> Entry {
        { profile, value in
            profile[keyPath: field] = value
            return count.contains(value.utf8.count) && value.utf8.allSatisfy(\.isDigit)
        }
    }

    private static func number(
        _ field: any WritableKeyPath<ModemProfile, Int> & Sendable, _ range: ClosedRange<Int>
    ) -> Entry {
        { profile, value in
            guard let number = Int(value), range.contains(number) else { return false }
            profile[keyPath: field] = number
            return true
        }
    }

    /// The names that an entry can have.
    static let entryNames: [String] = (entries.keys + ["answer"]).sorted()
}

/// A line of a profile that says nothing.
public struct ProfileError: Error, Hashable, CustomStringConvertible {
    /// 1 is the first.
    public let line: Int
    /// Why the line says nothing.
    public let problem: Problem

    /// What is wrong with a line of a profile.
    public enum Problem: Hashable, Sendable {
        /// No entry has this name.
        case unknownName(String)
        /// Nothing but blanks stands behind this name.
        case noValue(String)
        /// The name of an entry, and a value that is not of its form or range.
        case badValue(String, String)
        /// An indented line stands behind no `answer` entry.
        case answerWithoutCommand
    }

    /// An error at a line, of which 1 is the first.
    public init(line: Int, problem: Problem) {
        (self.line, self.problem) = (line, problem)
    }

    public var description: String {
        switch problem {
        case .unknownName(let name):
            "line \(line): '\(Text.escaped(name))' is no entry; expected one of "
                + ModemProfile.entryNames.joined(separator: ", ")
        case .noValue(let name): "line \(line): \(Text.escaped(name)) has no value; expected one behind a blank"
        case .badValue(let name, let value): "line \(line): '\(Text.escaped(value))' is no value of \(name)"
        case .answerWithoutCommand:
            "line \(line): an indented line belongs to an answer; expected 'answer COMMAND' before it"
        }
    }
}
