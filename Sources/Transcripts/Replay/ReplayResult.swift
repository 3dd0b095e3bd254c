/// What came of one recording that was played.
public struct ReplayResult: Sendable {
    /// As it was named.
    public let name: String
    /// One line: what was played, and what differs.
    public var summary: String
    /// Why it failed besides replies that differ, a sentence each.
    public var problems: [String] = []
    /// Lines that were not understood, a sentence each; of a great many only the first.
    public var notUnderstood: [String] = []
    /// Pictures of what differs; of a great many only the first.
    public private(set) var pictures: [String] = []
    /// Whether no reply differs from the recording; `problems` do not count.
    public var isAsRecorded = true

    private static let mostPictures = 1_000

    /// A recording in which nothing differs so far.
    public init(name: String, summary: String = "") {
        (self.name, self.summary) = (name, summary)
    }

    /// Takes note of something that differs.
    ///
    /// - Parameter picture: nil where nobody looks at it.
    public mutating func add(_ picture: String?) {
        isAsRecorded = false
        if let picture, pictures.count < Self.mostPictures { pictures.append(picture) }
    }

    /// Whether the recording passes: nothing differs, and there are no problems.
    public var isWell: Bool { isAsRecorded && problems.isEmpty }
}
