/// What came of one recording that was played.
public struct ReplayResult: Sendable {
    /// As it was named.
    public let name: String
    /// One line: what was played, and what differs.
    public var summary: String
    /// Why it failed besides replies that differ, a sentence each.
    public var problems: [String] = []
    /// Pictures of what differs; of a great many only the first.
    public private(set) var pictures: [String] = []
    public var isAsRecorded = true

    private static let mostPictures = 1_000

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

    public var isWell: Bool { isAsRecorded && problems.isEmpty }
}
