/// How the program ends, as its exit code.
package enum ExitStatus: Int32, Comparable {
    case well = 0
    /// A line, a reply or a check was not as it should be.
    case found = 1
    /// Options, or a grammar or replies file, that cannot be used.
    case usage = 64
    /// An error that nobody foresaw.
    case unforeseen = 70
    /// The store or a device failed.
    case failed = 74
    /// Ctrl-C.
    case interrupted = 130
    /// SIGTERM.
    case terminated = 143

    package static func < (left: ExitStatus, right: ExitStatus) -> Bool {
        left.rawValue < right.rawValue
    }
}
