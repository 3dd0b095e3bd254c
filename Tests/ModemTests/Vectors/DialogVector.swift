import Foundation

/// A case of `at-dialogs.jsonl`: something that modems and their clients were seen to say.
struct DialogVector: Decodable, Sendable {
    let id: String
    let op: String
    let kind: String?
    let command: String?
    let response: [String]?
    let lines: [String]?
    let line: String?
    let solicited: Bool?
    let steps: [Step]?

    struct Step: Decodable, Sendable {
        let dir: String
        let data: String
    }

    static func read(_ file: URL) throws -> [DialogVector] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(DialogVector.self, from: Data($0.utf8))
        }
    }

    /// What the modem said, a line each, without what frames it and without what echoes the command.
    var said: [String] {
        let all = response ?? lines ?? line.map { [$0] } ?? []
        return all.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
    }
}

/// The form of a line: which fields it has, and not what is in them. An empty string is a field that was left out.
struct Shape: Hashable, CustomStringConvertible {
    let description: String

    /// Nil for a line that no modem of the standards says: blanks between fields, numbers without quotation marks, fields
    /// that are cut off.
    init?(_ line: String) {
        guard let match = line.wholeMatch(of: /(\+[A-Z0-9]+): (.*)/) else { return nil }
        let fields = String(match.2).replacing("\"\"", with: "")
            .replacing(/"[^"]*"/, with: "s")
            .replacing(/\((?:s|[0-9]+(?:-[0-9]+)?)?(?:,(?:s|[0-9]+(?:-[0-9]+)?))*\)/, with: "l")
        guard fields.wholeMatch(of: /(?:s|l|[0-9]+)?(?:,(?:s|l|[0-9]+)?)*/) != nil else { return nil }
        guard fields.contains(where: { $0 != "," }) else { return nil }
        description = "\(match.1): " + fields.replacing(/[0-9]+/, with: "n")
    }
}
