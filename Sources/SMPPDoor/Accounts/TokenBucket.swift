/// How many messages an account may submit at this moment.
struct TokenBucket: Hashable, Sendable {
    private let rate: Account.Rate
    /// Thousandths of messages.
    private var tokens: Int64
    private var filledAt: Int64

    /// - Parameter now: milliseconds.
    init(_ rate: Account.Rate, at now: Int64) {
        self.rate = rate
        tokens = Int64(rate.burst) * 1000
        filledAt = now
    }

    /// - Returns: false where one more message is one too many.
    mutating func take(at now: Int64) -> Bool {
        tokens = min(Int64(rate.burst) * 1000, tokens + max(0, now - filledAt) * Int64(rate.messages))
        filledAt = now
        guard tokens >= 1000 else { return false }
        tokens -= 1000
        return true
    }
}
