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

    @Test("nothing stands at another path")
    func nothingElse() {
        #expect(PageFile.at(path: "/index.html") == nil)
    }
}
