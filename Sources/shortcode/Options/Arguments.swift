public import ArgumentParser
public import ShortMessage
public import Transcripts

extension LineForm: ExpressibleByArgument {}
extension LogHead.Form: ExpressibleByArgument {}

extension TimeRule: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Timestamp: ExpressibleByArgument {
    public init?(argument: String) {
        try? self.init(argument)
    }
}

/// Where the time of messages comes from.
enum ClockSource: String, ExpressibleByArgument, CaseIterable {
    /// The machine's clock, read once a block.
    case real
    /// The lines of the input.
    case log
}
