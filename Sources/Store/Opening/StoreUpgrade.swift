import ShortMessage

/// What was done to a store that an earlier version made, or that a service with tables joins.
public struct StoreUpgrade: Hashable, Sendable, CustomStringConvertible {
    /// The store's path, with symbolic links followed.
    public let file: String
    /// In the order in which they were applied.
    public let migrations: [String]
    /// The names of the services that had no tables in it before.
    public let newcomers: [String]
    /// Whether what was in it before is of an earlier version.
    public let isOfEarlierVersion: Bool
    /// The store as it was before, whole; on it those that newcomers have joined can still run alone.
    public let copy: String

    /// - Parameter isOfEarlierVersion: whether some of the migrations are none of the newcomers'.
    package init(
        file: String, migrations: [String], newcomers: [String] = [], isOfEarlierVersion: Bool = true, copy: String
    ) {
        (self.file, self.migrations, self.copy) = (file, migrations, copy)
        (self.newcomers, self.isOfEarlierVersion) = (newcomers, isOfEarlierVersion)
    }

    init(file: String, migrations: [String], of newcomers: [(name: String, steps: [String])], copy: String) {
        let theirs = Set(newcomers.flatMap(\.steps))
        self.init(
            file: file, migrations: migrations, newcomers: newcomers.map(\.name),
            isOfEarlierVersion: !theirs.isSuperset(of: migrations), copy: copy)
    }

    public var description: String {
        "store '\(Text.escaped(file))' \(changes.joined(separator: " and ")) "
            + "(\(migrations.joined(separator: ", "))); as it was before, it is kept in '\(Text.escaped(copy))'"
    }

    private var changes: [String] {
        let names = newcomers.map { "'\(Text.escaped($0))'" }.joined(separator: ", ")
        return (isOfEarlierVersion ? ["is of an earlier version and was brought up to date"] : [])
            + (newcomers.isEmpty ? [] : ["was made one of \(names), too"])
    }
}
