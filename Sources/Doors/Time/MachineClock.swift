import Glibc
package import ShortMessage

/// The machine's clock.
package enum MachineClock {
    /// To the second.
    ///
    /// - Parameter offset: minutes ahead of UTC, with which it is told.
    package static func now(_ offset: Int) -> Timestamp {
        Timestamp(milliseconds: Int64(time(nil)) * 1000, offset: offset)
    }

    /// To the millisecond.
    package static func exact() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000, offset: 0)
    }

    /// When a moment comes.
    package static func instant(of moment: Timestamp) -> ContinuousClock.Instant {
        .now + .milliseconds(moment.milliseconds - exact().milliseconds)
    }
}

/// Where the time of messages comes from.
package enum ClockSource: String, CaseIterable {
    /// The machine's clock, read once a block.
    case real
    /// The lines of the input.
    case log
}
