import Glibc
import Membership
import MessageGrammar

/// A grammar file and the replies files beside it, with all that is wrong in them.
struct GrammarProof {
    private let file: String
    private let grammar: Grammar?
    private let repliesFiles: [String]
    let findings: [Finding]

    /// Reads and checks; files that cannot be understood are findings, files that are not there are thrown.
    init(of file: String) throws {
        self.file = file
        let source = try Descriptor.text(of: file, expecting: "a grammar")
        switch Result(catching: { () throws(GrammarFileError) in try Grammar(source: source, file: file) }) {
        case .success(let grammar):
            self.grammar = grammar
            repliesFiles = Self.repliesFiles(beside: file)
            findings = try GrammarCheck(grammar).findings + repliesFiles.flatMap { try Self.findings($0, grammar) }
        case .failure(let error):
            (grammar, repliesFiles, findings) = (nil, [], [Finding(error)])
        }
    }

    private static func findings(_ file: String, _ grammar: Grammar) throws -> [Finding] {
        let holes = MembershipService.replyHoles(for: grammar) ?? grammar.replyHoles
        return ReplyCheck(
            source: try Descriptor.text(of: file, expecting: "replies"), file: file, grammar: grammar, holes: holes
        ).findings
    }

    /// `DIRECTORY/NAME.*.replies` for `DIRECTORY/NAME.grammar`, sorted.
    private static func repliesFiles(beside file: String) -> [String] {
        let directory = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
        var name = file.dropFirst(directory.count)
        if name.hasSuffix(".grammar") { name = name.dropLast(".grammar".count) }
        return names(in: directory.isEmpty ? "." : directory)
            .filter { $0.hasPrefix("\(name).") && $0.hasSuffix(".replies") }.sorted().map { directory + $0 }
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { name in
                    name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
                })
        }
        return names
    }
}

extension GrammarProof: CustomStringConvertible {
    /// `2757.grammar: 7 messages, 22 forms, 2 replies files: nothing found`
    var description: String {
        guard let grammar else { return "\(file): cannot be read" }
        let forms = grammar.messages.reduce(0) { $0 + $1.forms.count }
        let found = findings.isEmpty ? "nothing found" : Self.counted(findings.count, "finding")
        return "\(file): "
            + [
                Self.counted(grammar.messages.count, "message"), Self.counted(forms, "form"),
                Self.counted(repliesFiles.count, "replies file"),
            ].joined(separator: ", ") + ": " + found
    }

    private static func counted(_ count: Int, _ name: String) -> String {
        count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }
}
