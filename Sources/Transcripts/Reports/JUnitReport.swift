/// The results of several recordings as a JUnit file: a test case each.
public struct JUnitReport: Sendable {
    private let results: [ReplayResult]

    /// What every report begins with.
    package static let beginning = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"shortcode replay\""

    /// A report of these recordings, in their order.
    public init(_ results: [ReplayResult]) {
        self.results = results
    }
}

extension JUnitReport: CustomStringConvertible {
    /// The whole file.
    public var description: String {
        let failures = results.count { !$0.isWell }
        let counts = "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"0\""
        return """
            \(Self.beginning) \(counts)>
              <testsuite name="shortcode replay" \(counts) skipped="0">
            \(results.map(Self.testCase).joined())  </testsuite>
            </testsuites>

            """
    }

    private static func testCase(_ result: ReplayResult) -> String {
        let head = "    <testcase name=\"\(XMLText.escaped(result.name))\" classname=\"shortcode.replay\""
        guard !result.isWell else { return head + "/>\n" }
        let message = ([result.summary] + result.problems).joined(separator: "; ")
        let text = (result.problems + result.notUnderstood + result.pictures).joined(separator: "\n")
        return """
            \(head)>
                  <failure message="\(XMLText.escaped(message))" type="difference">\(XMLText.escaped(text))</failure>
                </testcase>

            """
    }
}

/// How texts stand in XML 1.0.
enum XMLText {
    /// A text between tags or in quotes; characters that XML does not have become U+FFFD.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
