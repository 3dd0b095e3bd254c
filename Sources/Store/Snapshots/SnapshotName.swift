import Glibc

/// What a snapshot of a store is called: in memory a word, for a store in a file the end of a file's name beside it.
public struct SnapshotName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// 1 to 64 letters, digits, points, hyphens and underscores of ASCII, the first a letter or digit; none that ends as the
    /// files that SQLite keeps beside another.
    public let description: String

    private static let most = 64
    /// What SQLite would take the file for, or a copy that is not whole.
    private static let reserved = NameBeside.ofSQLite + [StoreCopy.unfinished]

    /// Nil for what is no name.
    public init?(_ text: String) {
        guard (1...Self.most).contains(text.utf8.count), let first = text.utf8.first, Self.isPlain(first),
            text.utf8.allSatisfy({ Self.isPlain($0) || "._-".utf8.contains($0) }),
            !Self.reserved.contains(where: text.hasSuffix)
        else { return nil }
        description = text
    }

    private static func isPlain(_ octet: UInt8) -> Bool {
        switch octet {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }

    /// In the order of their octets.
    public static func < (left: SnapshotName, right: SnapshotName) -> Bool { left.description < right.description }

    /// The file of the snapshot, beside a store.
    func path(beside store: String) -> String { "\(store).snapshot-\(description)" }

    /// The names of the snapshots that lie beside a store, sorted.
    static func all(beside store: String) -> [SnapshotName] {
        let prefix = "\(store.split(separator: "/").last ?? "").snapshot-"
        guard let stream = opendir(StoreFile.directory(of: store)) else { return [] }
        defer { closedir(stream) }
        var names: [SnapshotName] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard file.hasPrefix(prefix), let name = SnapshotName(String(file.dropFirst(prefix.count))) else {
                continue
            }
            if SnapshotFile(name, beside: store).isThere { names.append(name) }
        }
        return names.sorted()
    }
}
