import Testing
import Web

@Suite("The files of the page")
struct PageFileTests {
    @Test("the page stands at the root, as HTML")
    func page() throws {
        let file = try #require(PageFile.at(path: "/"))
        #expect(file.contentType == "text/html; charset=utf-8")
        #expect(String(decoding: file.bytes, as: UTF8.self).hasPrefix("<!doctype html>"))
    }

    @Test("whatever a file of the page names is there, under its media type", arguments: reached)
    func named(path: String) throws {
        let file = try #require(PageFile.at(path: path))
        let types = ["css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"]
        #expect(path == "/" || file.contentType == types[String(path.split(separator: ".").last ?? "")])
    }

    /// The paths that are reached from the page, by links and imports.
    private static let reached: [String] = {
        var (found, next) = (["/"], 0)
        while next < found.count {
            let text = PageFile.at(path: found[next]).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            found += text.matches(of: #/(?:href="|src="|from "\.)(/[a-z.]+)"/#).map { String($0.1) }
                .filter { !found.contains($0) }
            next += 1
        }
        return Array(Set(found)).sorted()
    }()

    @Test("the page is reached as a whole: its modules, its style sheets, its drawing")
    func whole() {
        #expect(Self.reached.contains("/words.js") && Self.reached.contains("/panel.css"))
        #expect(Self.reached.contains("/favicon.svg") && Self.reached.contains("/octets.js"))
    }

    @Test("no file of the page names another host, or has a script or style of its own in HTML")
    func itself() {
        for path in Self.reached {
            let text = PageFile.at(path: path).map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
            let others = text.replacing("http://www.w3.org/2000/svg", with: "")
            #expect(!others.contains("http://") && !others.contains("https://"), "\(path)")
            #expect(!text.contains("innerHTML") && !text.contains("eval("), "\(path)")
        }
        let page = PageFile.at(path: "/").map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
        #expect(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onclick="))
        #expect(page.matches(of: #/<script(?! [^>]*src=)/#).isEmpty)
    }

    @Test("nothing stands at another path")
    func nothingElse() {
        #expect(PageFile.at(path: "/index.html") == nil)
    }
}
