import Doors
package import GrammarProofs
import Membership
import MessageGrammar
import ShortMessage

/// A grammar file and the replies files beside it, with all that is wrong in them.
package struct GrammarProof {
    private let file: String
    private let grammar: Grammar?
    private let repliesFiles: [GrammarFiles.Replies]
    /// Of 2757 alone.
    private let hasRates: Bool
    package let findings: [Finding]
    /// What could be better, and is no reason to fail.
    package let warnings: [Finding]
    /// Where programs are asked, a line each.
    package let questions: [String]

    /// Reads and checks; files that cannot be understood are findings, files that are not there are thrown.
    package init(of file: String) throws {
        self.file = file
        let files = GrammarFiles(file)
        let source = try files.source()
        guard let grammar = try? Grammar(source: source, file: file) else {
            (grammar, repliesFiles, hasRates, warnings, questions) = (nil, [], false, [], [])
            findings = Grammar.errors(in: source, file: file).map(Finding.init)
            return
        }
        self.grammar = grammar
        questions = grammar.questions
        repliesFiles = files.replies
        let rates = (try? ServiceKind(for: grammar))?.type.hasRates == true ? try files.rates() : nil
        hasRates = rates != nil
        let check = GrammarCheck(try Self.reading(grammar, as: repliesFiles))
        warnings = check.warnings
        findings =
            try check.findings + Self.findings(repliesFiles, grammar)
            + (rates.map { Rates.errors(in: $0.source, file: $0.name) } ?? []).map(Finding.init)
    }

    /// The grammar as the service reads with it: examples may have the words of its posters.
    private static func reading(_ grammar: Grammar, as files: [GrammarFiles.Replies]) throws -> Grammar {
        guard let holes = try? ServiceKind(for: grammar).replyHoles else { return grammar }
        let catalogues = try files.compactMap { replies in
            let source = try Descriptor.text(of: replies.path, expecting: "replies")
            return try? ReplyCatalogue(source: source, file: replies.path, grammar: grammar, holes: holes)
        }
        return grammar.knowing(postersOf: catalogues)
    }

    /// What the replies beside a grammar lack, to be added to each; of a grammar without replies the whole file.
    ///
    /// - Throws: where the grammar cannot be read.
    package static func skeletons(of file: String) throws -> [(replies: String?, skeleton: String)] {
        let files = GrammarFiles(file)
        let grammar = try Grammar(source: files.source(), file: file)
        let holes = try ServiceKind(for: grammar).replyHoles
        func skeleton(_ source: String, _ name: String) -> String {
            ReplyCheck(source: source, file: name, grammar: grammar, holes: holes).skeleton
        }
        guard !files.replies.isEmpty else { return [(nil, skeleton("", file))] }
        return try files.replies.map { replies in
            (replies.path, skeleton(try Descriptor.text(of: replies.path, expecting: "replies"), replies.path))
        }
    }

    private static func findings(_ files: [GrammarFiles.Replies], _ grammar: Grammar) throws -> [Finding] {
        guard !files.isEmpty else { return [] }
        let holes: [String: [String: ReplyHole]]
        do throws(GrammarFileError) {
            holes = try ServiceKind(for: grammar).replyHoles
        } catch {
            return [Finding(error)]
        }
        return try files.flatMap { replies in
            let source = try Descriptor.text(of: replies.path, expecting: "replies")
            return ReplyCheck(source: source, file: replies.path, grammar: grammar, holes: holes).findings
        }
    }
}

extension Grammar {
    /// `own.grammar:3: asks: order is answered by exec './answer.py', and needs no reply`.
    fileprivate var questions: [String] {
        askedMessages.map { message in
            let named = message.ask?.description ?? ""
            let place = named.isEmpty ? "the program that the command line names" : named
            return Text.legible(
                "\(file):\(message.line): asks: \(message.name) is answered by \(place), and needs no reply")
        }
    }
}

extension GrammarProof: CustomStringConvertible {
    /// `2757.grammar: 23 messages, 60 forms, 2 replies files, 1 rates file: nothing found`, and how many warnings if there
    /// are any.
    package var description: String {
        let file = Text.legible(file)
        guard let grammar else { return "\(file): cannot be read" }
        let forms = grammar.messages.reduce(0) { $0 + $1.forms.count }
        let found = findings.isEmpty ? "nothing found" : Self.counted(findings.count, "finding")
        return "\(file): "
            + [
                Self.counted(grammar.messages.count, "message"), Self.counted(forms, "form"),
                Self.counted(repliesFiles.count, "replies file"),
            ].joined(separator: ", ") + (hasRates ? ", 1 rates file" : "") + ": " + found
            + (warnings.isEmpty ? "" : ", " + Self.counted(warnings.count, "warning"))
    }

    private static func counted(_ count: Int, _ name: String) -> String {
        count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }
}
