import ShortMessage

/// A group of a file as Kannel reads it: its name, and what is set in it.
struct KannelGroup: Sendable {
    let name: String
    /// The line on which it begins, 1 the first.
    let line: Int
    private let values: [String: String]

    init(_ name: String, line: Int, _ values: [String: String]) {
        (self.name, self.line, self.values) = (name, line, values)
    }

    /// What a variable is set to; nil where it is not set.
    subscript(_ variable: String) -> String? { values[variable] }

    /// What is set, in the order of the alphabet.
    var names: [String] { values.keys.sorted() }

    /// As Kannel reads it: `true`, `yes`, `on` and `1` are true, anything else is not.
    func flag(_ variable: String) -> Bool {
        ["true", "yes", "on", "1"].contains(values[variable]?.lowercased())
    }

    /// A whole number; nil where the variable is not set.
    func number(_ variable: String) throws(KannelFileError) -> Int? {
        guard let text = values[variable] else { return nil }
        guard let number = Int(text) else {
            throw KannelFileError(line: line, "'\(variable)' of the group \(Text.escaped(name)) is no whole number")
        }
        return number
    }
}

extension KannelGroup {
    /// Reads the groups of a file.
    ///
    ///     file     = *(blank / comment / setting)
    ///     comment  = "#" *any
    ///     setting  = name "=" (value / DQUOTE value DQUOTE)   ; "group" begins a group, an empty line ends it
    static func all(in source: String) throws(KannelFileError) -> [KannelGroup] {
        var groups: [KannelGroup] = []
        var open: (name: String, line: Int, values: [String: String])?
        func close() {
            if let group = open { groups.append(KannelGroup(group.name, line: group.line, group.values)) }
            open = nil
        }
        for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.trimmed
            if text.isEmpty {
                close()
                continue
            }
            guard !text.hasPrefix("#") else { continue }
            let (name, value) = try setting(text, line: index + 1)
            if name == "group" {
                close()
                open = (value, index + 1, [:])
            } else if name == "include" {
                throw KannelFileError(line: index + 1, "'include' is not followed; expected all groups in one file")
            } else if open != nil {
                open?.values[name] = value
            } else {
                throw KannelFileError(line: index + 1, "'\(Text.escaped(name))' stands in no group")
            }
        }
        close()
        return groups
    }

    private static func setting(_ text: String, line: Int) throws(KannelFileError) -> (String, String) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw KannelFileError(line: line, "expected name = value")
        }
        return (parts[0].trimmed, unquoted(parts[1].trimmed))
    }

    private static func unquoted(_ text: String) -> String {
        guard text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count >= 2 else { return text }
        var (value, isEscaped) = ("", false)
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                value.append(character)
                isEscaped = false
            }
        }
        return value
    }
}

/// What is wrong with a file of Kannel's, and where.
public struct KannelFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// 1 the first.
    public let line: Int
    /// A sentence without its end.
    public let problem: String

    init(line: Int, _ problem: String) {
        (self.line, self.problem) = (line, problem)
    }

    public var description: String { "\(line): \(problem)" }
}

extension StringProtocol {
    /// Without blanks at its ends.
    var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" || character == "\r" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
