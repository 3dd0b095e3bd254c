import Doors

/// Colours for people: none where stdout is no terminal, or `NO_COLOR` is set to anything (no-color.org).
package struct PDUStyle {
    package let isColoured: Bool

    /// The style of this process's stdout.
    package static var standardOutput: PDUStyle { PDUStyle(isColoured: ReplyStyle.mayColour(.standardOutput)) }

    func bold(_ text: String) -> String { wrap(text, "1") }
    func faint(_ text: String) -> String { wrap(text, "2") }
    func name(_ text: String) -> String { wrap(text, "36") }
    func warning(_ text: String) -> String { wrap(text, "33") }

    private func wrap(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
