import MessageGrammar

/// Where a program is that answers the messages to a short code.
public enum ProgramPlace: Hashable, Sendable {
    /// A command that runs once for each message, by the shell.
    case exec(String)
    /// A command that runs as long as we do, and gets and gives a line for each message.
    case coprocess(String)
    /// A program that is asked over HTTP.
    case web(WebPlace)
}

extension ProgramPlace: CustomStringConvertible {
    public var description: String {
        switch self {
        case .exec(let command), .coprocess(let command): command
        case .web(let place): place.address
        }
    }
}

extension ProgramPlace {
    /// The place that a grammar says; nil where it leaves that to whoever starts the service.
    init?(_ target: AskTarget) {
        switch target {
        case .program: return nil
        case .exec(let command): self = .exec(command)
        case .coprocess(let command): self = .coprocess(command)
        case .web(let address):
            guard let place = WebPlace(address) else { return nil }
            self = .web(place)
        }
    }
}
