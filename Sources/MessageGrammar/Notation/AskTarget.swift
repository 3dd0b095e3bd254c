/// What computes the answers to a message, as the grammar's `ask` says it.
public enum AskTarget: Hashable, Sendable {
    /// A program that whoever starts the service names.
    case program
    /// A web address, to which each message is posted.
    case web(String)
    /// A command that is started for each message.
    case exec(String)
    /// A command that runs on and is told each message in a line.
    case coprocess(String)
}

extension AskTarget: CustomStringConvertible {
    /// As a grammar file writes it behind `ask`, and nothing for a program that the file does not name.
    public var description: String {
        switch self {
        case .program: ""
        case .web(let address): address
        case .exec(let command): "exec " + Self.quoted(command)
        case .coprocess(let command): "coprocess " + Self.quoted(command)
        }
    }

    private static func quoted(_ command: String) -> String {
        command.contains("'") ? "\"\(command)\"" : "'\(command)'"
    }
}
