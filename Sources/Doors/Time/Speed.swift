package import MessageCentre

/// How fast recorded messages are played.
package struct Speed: Hashable, Sendable, CustomStringConvertible {
    /// As fast as they are taken.
    package static let max = Speed(factor: nil)

    /// Slower than that is no pace, and the last message would come after the end of time.
    private static let range = 0.001...1_000_000

    /// How many times faster than they were recorded; nil for as fast as they are taken.
    private let factor: Double?

    private init(factor: Double?) {
        self.factor = factor
    }

    /// Reads a speed.
    ///
    ///     speed = "max" / 1*DIGIT ["." 1*DIGIT] "x"       ; 0.001x to 1000000x
    package init?(_ argument: String) {
        guard argument != "max" else {
            self = .max
            return
        }
        let number = argument.dropLast()
        guard argument.hasSuffix("x"), number.utf8.allSatisfy(Set("0123456789.".utf8).contains),
            let factor = Double(number), Self.range.contains(factor)
        else { return nil }
        self.factor = factor
    }

    /// Milliseconds that pass while so many of the recording do.
    package func real(_ milliseconds: Int64) -> Int64 {
        factor.map { Int64(Double(milliseconds) / $0) } ?? 0
    }

    /// Milliseconds of the recording that pass while so many do; none where it is played as it is taken.
    package func recorded(_ milliseconds: Int64) -> Int64 {
        factor.map { Int64(Double(milliseconds) * $0) } ?? 0
    }

    /// How the time of a centre passes at which they are played.
    package var course: ClockDriver.Course { factor.map { .scaled($0) } ?? .log }

    package var description: String { factor.map { "\($0)x" } ?? "max" }
}
