/// Lines that nobody asked for.
struct UnsolicitedResult: Hashable, Sendable {
    let lines: [ATText]
    /// The message that is delivered by these lines alone; nil where they only tell of something.
    var delivery: Int?

    init(_ lines: [ATText], delivery: Int? = nil) {
        (self.lines, self.delivery) = (lines, delivery)
    }
}
