public import ArgumentParser
public import Transcripts

extension LineForm: ExpressibleByArgument {}

/// Where the time of messages comes from.
enum ClockSource: String, ExpressibleByArgument, CaseIterable {
    /// The machine's clock, read once a block.
    case real
    /// The lines of the input.
    case log
}
