/// Where a store was when it was opened, to be asked at each commit: one that was moved or deleted since would take
/// what nobody finds again.
struct StorePlace: Sendable {
    private let path: String
    /// As the caller knows it.
    private let name: String
    private let file: FileIdentity?
    private let log: FileIdentity?

    /// - Parameter path: without symbolic links.
    init(of path: String, as name: String) {
        (self.path, self.name) = (path, name)
        (file, log) = (FileIdentity(at: path), FileIdentity(at: path + "-wal"))
    }

    /// - Throws: where the store, or its write-ahead log, is not in its place any more.
    func check() throws(StoreError) {
        guard file == FileIdentity(at: path), log == FileIdentity(at: path + "-wal") else {
            throw StoreError(name, .moved)
        }
    }
}
