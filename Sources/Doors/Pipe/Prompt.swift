import Glibc
import ShortMessage

/// The conversation on a terminal: who plays whom, and a reply with its length.
struct Prompt {
    let played: Address
    let shortCode: Address
    private let suggestion: String?
    private let isColoured: Bool

    /// Nil where stdin is no terminal.
    init?(_ plan: PipePlan) {
        guard Descriptor.standardInput.isTerminal else { return nil }
        (played, shortCode, suggestion) = (plan.played, plan.shortCode, plan.suggestion)
        isColoured = ReplyStyle.mayColour(.standardError)
    }

    func greet() {
        let advice = suggestion.map { "Try \(Text.escaped($0)); " } ?? ""
        Diagnostics.say("You are \(played), the short code is \(shortCode). \(advice)Ctrl-D ends.")
    }

    func ask() {
        let prompt = "\(played) > \(shortCode) "
        Diagnostics.write(isColoured ? "\u{1B}[2m\(prompt)\u{1B}[0m" : prompt)
    }

    /// Leaves the line on which the prompt stands.
    func leave() {
        Diagnostics.write("\n")
    }
}

/// How a reply looks on a terminal: with its length in septets, of the 160 that one SMS holds.
package struct ReplyStyle {
    private let isColoured: Bool

    /// Nil where stdout is no terminal; other programs get the bare text.
    package init?() {
        guard Descriptor.standardOutput.isTerminal else { return nil }
        isColoured = Self.mayColour(.standardOutput)
    }

    package func styled(_ reply: String) -> String {
        let length = GSMAlphabet.septets(reply).map { "\($0)/160" } ?? "not GSM 7-bit"
        return Text.escaped(reply) + (isColoured ? "  \u{1B}[2m\(length)\u{1B}[0m" : "  \(length)")
    }

    /// On a terminal, unless `NO_COLOR` is set to anything (no-color.org).
    package static func mayColour(_ descriptor: Descriptor) -> Bool {
        guard descriptor.isTerminal else { return false }
        guard let setting = getenv("NO_COLOR") else { return true }
        return setting.pointee == 0
    }
}
