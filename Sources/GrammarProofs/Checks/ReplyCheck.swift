public import MessageGrammar
import ShortMessage

/// Finds what is wrong with a replies file, all of it, where `ReplyCatalogue` stops at the first.
public struct ReplyCheck {
    private let file: SourceFile
    private let source: String
    let grammar: Grammar
    let holes: [String: [String: ReplyHole]]
    /// Of replies that only a program names.
    private let programHoles: [String: ReplyHole]?
    private var labels: [String: SourceLine] = [:]
    private var replies: [(name: String, head: SourceLine, lines: [SourceLine])] = []
    private(set) var wording = ReplyWording()

    /// A check of one replies file against the grammar beside it.
    ///
    /// - Parameters:
    ///   - source: the text of the replies file.
    ///   - file: the name that findings show.
    ///   - grammar: the grammar beside it, which names the fields and gives the formats.
    ///   - holes: for each reply that the service words, the holes that its template may have and their types.
    public init(source: String, file: String, grammar: Grammar, holes: [String: [String: ReplyHole]]) {
        self.file = SourceFile(name: file, source: source)
        (self.source, self.grammar, self.holes) = (source, grammar, holes)
        programHoles = grammar.programHoles
        for line in self.file.lines { read(line) }
        wording.formats = grammar.formats(labels: wording.labels)
    }

    /// What is wrong, in the order of the lines; what is missing stands at the last.
    public var findings: [Finding] {
        let found = (characters + unused + missing + replies.compactMap(fault)).sorted { $0.line < $1.line }
        return found.isEmpty ? unreadable : found
    }

    private mutating func read(_ line: SourceLine) {
        let words = line.words
        if line.isIndented {
            if !replies.isEmpty { replies[replies.count - 1].lines.append(line) }
        } else if words[0] == "reply", words.count == 2 {
            replies.append((String(words[1]), line, []))
        } else if words[0] == "field", words.count >= 3 {
            labels[String(words[1])] = line
            wording.labels[String(words[1])] = Self.quoted(line)
        } else if words[0] == "months" {
            wording.months = words.dropFirst().map(String.init)
        } else if words[0] == "more" {
            wording.more = Self.quoted(line)
        } else if words[0] == "decimal" {
            wording.decimal = Self.quoted(line)
        }
    }

    private static func quoted(_ line: SourceLine) -> String {
        line.text.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init) ?? ""
    }

    private var characters: [Finding] {
        file.lines.compactMap { line in
            guard let scalar = line.text.unicodeScalars.first(where: { GSMAlphabet.septets(of: $0) == nil }) else {
                return nil
            }
            return Finding(
                kind: .character, file: file.name, line: line.number,
                problem: "a character that the GSM default alphabet lacks", witness: String(scalar),
                remedy: "letters such as a to z, and plain quotes and dashes")
        }
    }

    private var unused: [Finding] {
        let labels = labels.filter { grammar.field(named: $0.key) == nil }.map { name, line in
            Finding(
                kind: .unused, file: file.name, line: line.number, problem: "the grammar has no field \(name)",
                remedy: "one of \(grammar.fieldNames.joined(separator: ", "))")
        }
        let replies = replies.filter { holes[$0.name] == nil && programHoles == nil }.map { name, head, _ in
            Finding(
                kind: .unused, file: file.name, line: head.number, problem: "nothing says the reply \(name)",
                remedy: "one of \(holes.keys.sorted().joined(separator: ", "))")
        }
        return labels + replies
    }

    private var missing: [Finding] {
        let last = file.lines.last?.number ?? 1
        let fields = missingLabels.map { name in
            Finding(
                kind: .missing, file: file.name, line: last, problem: "the field \(name) has no label",
                remedy: "field \(name) \"LABEL\"")
        }
        return fields
            + missingReplies.map { name in
                Finding(
                    kind: .missing, file: file.name, line: last, problem: "the reply \(name) has no text",
                    remedy: "reply \(name) and an indented text")
            }
    }

    /// Fields without a label that they need, in the order of the grammar.
    var missingLabels: [String] { neededLabels.filter { labels[$0] == nil } }

    /// Replies without a text, by their names.
    var missingReplies: [String] {
        let names = Set(replies.filter { !$0.lines.isEmpty }.map(\.name))
        return holes.keys.sorted().filter { !names.contains($0) }
    }

    /// A field that only a program fills is in no format and in no error.
    private var neededLabels: [String] {
        guard programHoles != nil else { return grammar.fieldNames }
        let sent = grammar.sentFields
        return grammar.fieldNames.filter(sent.contains)
    }

    /// A reply whose template cannot be read, or that does not fit one SMS.
    private func fault(_ reply: (name: String, head: SourceLine, lines: [SourceLine])) -> Finding? {
        let isPlain = reply.lines.allSatisfy { GSMAlphabet.septets($0.text) != nil }
        guard isPlain, let holes = holes[reply.name] ?? programHoles else { return nil }
        do throws(GrammarFileError) {
            let widest = try ReplyTemplate(reply.lines, holes: holes).filled { wording.widest($1) }
            guard let septets = GSMAlphabet.septets(widest), septets > ReplyCatalogue.budget else { return nil }
            return Finding(
                kind: .tooLong, file: file.name, line: reply.head.number,
                problem: "the reply \(reply.name) can take \(septets) septets", witness: widest,
                remedy: "at most \(ReplyCatalogue.budget) septets where every hole is at its widest")
        } catch {
            return Finding(error)
        }
    }

    /// What only the reader itself finds: a second label, a months line that is not whole.
    private var unreadable: [Finding] {
        do throws(GrammarFileError) {
            _ = try ReplyCatalogue(source: source, file: file.name, grammar: grammar, holes: holes)
            return []
        } catch {
            return [Finding(error)]
        }
    }
}
