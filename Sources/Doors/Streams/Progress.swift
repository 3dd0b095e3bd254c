import ShortMessage

/// A line on a terminal's stderr that says how far a long command is.
package struct Progress {
    /// Work that is done sooner says nothing.
    private static let patience = Duration.seconds(1)
    private static let interval = Duration.milliseconds(200)

    private let name: String
    private let isShown = Descriptor.standardError.isTerminal
    private var next = ContinuousClock.now + patience
    private var hasShown = false

    package init(_ name: String) {
        self.name = Text.legible(name)
    }

    package mutating func show(_ state: @autoclosure () -> String) {
        guard isShown, ContinuousClock.now >= next else { return }
        Diagnostics.write("\r\(name): \(state())\u{1B}[K")
        next = ContinuousClock.now + Self.interval
        hasShown = true
    }

    /// Takes the line away.
    package func clear() {
        if hasShown { Diagnostics.write("\r\u{1B}[K") }
    }
}
