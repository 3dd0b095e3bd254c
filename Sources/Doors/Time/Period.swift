import Transcripts

/// How long something is waited for: `500ms`, `10s`, `2m`, `1h`, or seconds alone.
package struct Period: Sendable, CustomStringConvertible {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init?(_ text: String) {
        guard let milliseconds = TimeRule.milliseconds(text) ?? TimeRule.milliseconds(text + "s") else { return nil }
        self.milliseconds = milliseconds
    }

    package var description: String { milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms" }
}
