import ArgumentParser
import Transcripts

/// How long something is waited for: `500ms`, `10s`, `2m`, `1h`, or seconds alone.
struct Period: ExpressibleByArgument, CustomStringConvertible {
    let milliseconds: Int64

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    init?(argument: String) {
        guard let milliseconds = TimeRule.milliseconds(argument) ?? TimeRule.milliseconds(argument + "s") else {
            return nil
        }
        self.milliseconds = milliseconds
    }

    var description: String { milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms" }
}
