import Foundation
import Testing

/// The pages that show what the program prints: each file of a page is written, each command run, and what it prints is
/// compared with what is shown.
@Suite("README")
struct ReadmeTests {
    static let pages = [PageSession("README.md"), PageSession("grammar/README.md")]

    @Test("prints what it shows", arguments: pages)
    func session(_ page: PageSession) throws {
        #expect(page.commands >= 5)
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
