/// How long it is between two times that readers are told what happened.
///
/// What happens meanwhile they get in one piece. The more they are, the longer it is, so that many of them hold nobody up.
struct TellingPause {
    /// For each reader.
    let each: Duration
    /// However many they are.
    let longest: Duration
    private var end: ContinuousClock.Instant?
    /// How often a reader was given something since the pause began.
    private var told = 0

    init(each: Duration, longest: Duration) {
        (self.each, self.longest) = (each, longest)
    }

    /// The moment before which nobody is told; nil where readers may be told now.
    var goesOnUntil: ContinuousClock.Instant? {
        guard let end, end > .now else { return nil }
        return end
    }

    mutating func count() { told += 1 }

    /// Begins anew, because so many readers are told something now.
    mutating func begin(readers: Int) {
        end = .now + min(each * max(readers, told), longest)
        told = 0
    }
}
