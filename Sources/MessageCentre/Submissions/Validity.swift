import ShortMessage

/// A validity period.
enum Validity {
    /// Milliseconds; three days, as service centres commonly have it.
    static let standard: Int64 = 3 * 24 * 60 * 60 * 1000
    /// Milliseconds; the longest that a TPDU can ask for (TS 23.040, 9.2.3.12.1).
    static let longest: Int64 = 63 * 7 * 24 * 60 * 60 * 1000

    /// When a message's time is over, in milliseconds.
    static func end(of submission: Submission) -> Int64 {
        end(of: submission.validity ?? standard, from: submission.message.receivedAt)
    }

    static func end(of period: Int64, from moment: Timestamp) -> Int64 {
        moment.milliseconds + min(max(0, period), longest)
    }
}
