public import ArgumentParser
import Doors
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

extension ClockSource: ExpressibleByArgument {}

extension Speed: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(argument)
    }
}

extension Zone: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
    }
}

extension Period: ExpressibleByArgument {
    init?(argument: String) {
        self.init(argument)
    }
}
