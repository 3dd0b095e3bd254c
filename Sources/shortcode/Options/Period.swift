import ArgumentParser
import Transcripts

/// How long something is waited for: `500ms`, `10s`, `2m`, `1h`, or seconds alone.
struct Period: ExpressibleByArgument {
    let milliseconds: Int64

    init?(argument: String) {
        guard let milliseconds = TimeRule.milliseconds(argument) ?? TimeRule.milliseconds(argument + "s") else {
            return nil
        }
        self.milliseconds = milliseconds
    }
}
