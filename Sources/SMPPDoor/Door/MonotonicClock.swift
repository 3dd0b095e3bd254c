import Glibc

/// A clock that never goes back, for how long things take.
enum MonotonicClock {
    /// Milliseconds from a moment that means nothing.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
