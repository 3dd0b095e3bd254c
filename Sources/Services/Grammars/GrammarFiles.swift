import Doors
import Glibc

/// A grammar file and the replies files beside it: `NAME.grammar`, `NAME.LANGUAGE.replies`.
package struct GrammarFiles: Sendable {
    /// The path of the grammar.
    package let grammar: String
    /// Sorted by language.
    package let replies: [Replies]
    /// `NAME.rates` beside it; nil where there is none.
    let ratesFile: String?

    /// The replies in one language.
    package struct Replies: Sendable {
        package let language: String
        package let path: String
    }

    package init(_ grammar: String) {
        self.grammar = grammar
        let directory = grammar.lastIndex(of: "/").map { String(grammar[...$0]) } ?? ""
        let prefix = Self.name(of: grammar.dropFirst(directory.count)) + "."
        let names = Self.names(in: directory.isEmpty ? "." : directory)
        ratesFile = names.contains(prefix + "rates") ? directory + prefix + "rates" : nil
        replies = names.sorted().compactMap { name in
            guard name.hasPrefix(prefix), name.hasSuffix(".replies") else { return nil }
            let language = name.dropFirst(prefix.count).dropLast("replies".count).dropLast()
            return language.isEmpty || language.contains(".")
                ? nil : Replies(language: String(language), path: directory + name)
        }
    }

    /// The text of the grammar.
    ///
    /// - Throws: `UsageError` where replies are named for the grammar that they stand beside.
    package func source() throws -> String {
        guard !grammar.hasSuffix(".replies") else {
            let name = grammar.dropLast(".replies".count)
            let language = name.lastIndex(of: ".").map { name[$0...] } ?? ""
            let grammarName = name.dropLast(language.contains("/") ? 0 : language.count)
            throw UsageError("\(grammar): these are replies; expected the grammar beside them, \(grammarName).grammar")
        }
        return try Descriptor.text(of: grammar, expecting: "a grammar")
    }

    private static func name(of file: Substring) -> Substring {
        file.hasSuffix(".grammar") ? file.dropLast(".grammar".count) : file
    }

    /// The replies that are in a language; without one the only ones, or the Indonesian.
    func replies(in language: String?) throws(UsageError) -> Replies {
        guard !replies.isEmpty else {
            let name = Self.name(of: grammar[...])
            throw UsageError("\(grammar): there are no replies beside it; expected \(name).\(language ?? "id").replies")
        }
        if language == nil, replies.count == 1 { return replies[0] }
        guard let found = replies.first(where: { $0.language == language ?? "id" }) else {
            let languages = replies.map(\.language).joined(separator: ", ")
            throw UsageError(
                language.map { "\(grammar): no replies in '\($0)' beside it; expected one of \(languages)" }
                    ?? "\(grammar): replies in \(languages) beside it; --language says which")
        }
        return found
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
