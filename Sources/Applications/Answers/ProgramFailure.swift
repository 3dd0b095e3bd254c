import ShortMessage

/// Why a program has not answered one question this time.
public enum ProgramFailure: Error, Hashable, Sendable {
    /// It took too long.
    case late(Duration)
    /// It could not be started or reached.
    case unreachable(String)
    /// It ended, or said that it failed.
    case refused(String)
    /// It answered what is no answer.
    case rubbish(String)
    /// It failed so often that it is not asked for a while.
    case spared(Duration)
    /// We are ending.
    case stopped
}

extension ProgramFailure: CustomStringConvertible {
    /// Without anything of the answer but names.
    public var description: String {
        switch self {
        case .late(let deadline): "no answer within \(deadline.told)"
        case .unreachable(let why): "it cannot be reached: \(why)"
        case .refused(let why): why
        case .rubbish(let what): "its answer is not one: \(what)"
        case .spared(let pause): "it failed too often and is not asked for \(pause.told)"
        case .stopped: "we are ending"
        }
    }
}

extension Duration {
    /// Such as `5s` or `200ms`.
    var told: String {
        let (seconds, attoseconds) = components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
    }
}
