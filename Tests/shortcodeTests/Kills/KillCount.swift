import Foundation

/// How many kills a suite tries: its share of 200 in all, or of as many as `SHORTCODE_KILLS` says (`make kills`).
enum KillCount {
    /// - Parameter share: of 200.
    static func share(_ share: Int) -> Int {
        let total = ProcessInfo.processInfo.environment["SHORTCODE_KILLS"].flatMap(Int.init) ?? 200
        return max(1, share * max(1, total) / 200)
    }
}
