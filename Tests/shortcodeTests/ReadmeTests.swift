import Foundation
import Testing

/// The pages that show what the program prints: each file of a page is written, each command run, and what it prints is
/// compared with what is shown.
@Suite("The documents")
struct ReadmeTests {
    /// Those with sessions.
    static let pages = [
        "README.md", "grammar/README.md", "docs/coding.md", "docs/grammar.md", "docs/logs.md", "docs/members.md",
        "docs/pipe.md", "docs/programs.md",
    ].map(PageSession.init)
    static let documents = (["README.md", "CONTRIBUTING.md", "grammar/README.md"] + documentsOfFolder).sorted()

    private static var documentsOfFolder: [String] {
        let folder = Run.package.appending(path: "docs").path
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    }

    @Test("print what they show", arguments: pages)
    func session(_ page: PageSession) throws {
        #expect(page.commands > 0)
        let scratch = try Scratch()
        try FileManager.default.createSymbolicLink(
            at: scratch.url("samples"), withDestinationURL: Run.package.appending(path: "samples"))
        for step in page.steps {
            switch step {
            case .file(let name, let text): try scratch.write(text, to: name)
            case .command(let command, let output):
                #expect(try PageSession.shown(command, in: scratch) == output, "$ \(command)")
            }
        }
    }

    @Test("have sessions only where they are run", arguments: documents)
    func listed(_ document: String) {
        #expect(PageSession(document).commands == 0 || Self.pages.contains { $0.page == document })
    }

    @Test("link to files that are there", arguments: documents)
    func links(_ document: String) throws {
        let page = Run.package.appending(path: document)
        for link in try String(contentsOf: page, encoding: .utf8).matches(of: /\]\(([^)#:]+)[^):]*\)/) {
            let file = page.deletingLastPathComponent().appending(path: String(link.1))
            #expect(FileManager.default.fileExists(atPath: file.path), "\(link.1)")
        }
    }

    @Test("of docs are linked from README, which is short")
    func front() throws {
        let readme = try String(contentsOf: Run.package.appending(path: "README.md"), encoding: .utf8)
        #expect(readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 121)
        #expect(Self.documents.count > 15)
        for document in Self.documents where document.hasPrefix("docs/") {
            #expect(readme.contains("](\(document))"), "\(document)")
        }
    }

    @Test("The page of the notations names each sample service with its number")
    func isComplete() throws {
        let page = try String(contentsOf: Run.package.appending(path: "grammar/README.md"), encoding: .utf8)
        for name in SampleGrammarTests.names {
            let file = SampleGrammarTests.folder.appending(path: "\(name).grammar")
            let code = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isWhitespace)[1]
            #expect(page.contains("| `\(name)` | \(code) |"))
        }
    }
}
