/// Work that a signal ended; the sentence says what became of it.
package struct Interruption: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) {
        self.description = description
    }
}

/// A request that cannot be met as it was put; the sentence says what would be right.
package struct UsageError: Error, CustomStringConvertible {
    package let description: String
    /// What stands below the sentence, such as a picture.
    package let picture: [String]

    package init(_ description: String, picture: [String] = []) {
        (self.description, self.picture) = (description, picture)
    }
}
