import Foundation
import FoundationXML

/// A JUnit file, held against what `junit-10.xsd` of Jenkins says of the elements that we write.
final class JUnitDocument: NSObject, XMLParserDelegate {
    private struct Rule {
        let parent: String?
        let required: Set<String>
        let optional: Set<String>
        var numbers: Set<String> = []
    }

    private static let counts: Set<String> = ["tests", "failures", "errors", "skipped"]
    private static let rules = [
        "testsuites": Rule(
            parent: nil, required: [], optional: ["name", "time", "tests", "failures", "disabled", "errors"],
            numbers: counts),
        "testsuite": Rule(
            parent: "testsuites", required: ["name", "tests"],
            optional: ["failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package"],
            numbers: counts),
        "testcase": Rule(
            parent: "testsuite", required: ["name", "classname"], optional: ["assertions", "time", "status"]),
        "failure": Rule(parent: "testcase", required: [], optional: ["type", "message"]),
    ]

    private(set) var violations: [String] = []
    private(set) var text = ""
    private var found: [(element: String, attributes: [String: String])] = []
    private var open: [String] = []

    init(_ data: Data) throws {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        if !parser.parse() { violations.append("not well-formed: \(String(describing: parser.parserError))") }
        if found.first?.element != "testsuites" { violations.append("the root is no testsuites") }
    }

    func attributes(of element: String) -> [[String: String]] {
        found.filter { $0.element == element }.map(\.attributes)
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let (names, parent) = (Set(attributes.keys), open.last)
        open.append(element)
        found.append((element, attributes))
        guard let rule = Self.rules[element] else { return violations.append("unknown element \(element)") }
        if rule.parent != parent { violations.append("\(element) stands in \(parent ?? "nothing")") }
        if !names.isSuperset(of: rule.required) { violations.append("\(element) lacks an attribute") }
        if !names.isSubset(of: rule.required.union(rule.optional)) {
            violations.append("\(element) has a surplus attribute")
        }
        for name in rule.numbers.intersection(names) where Int(attributes[name] ?? "") == nil {
            violations.append("\(element) \(name) is no number")
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
