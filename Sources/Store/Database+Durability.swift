internal import GRDB

extension Database {
    /// Does work whose commits are in the file, and safe from the death of the process, but wait for the next commit to be
    /// on the disk. The log of SQLite is written in order, so nothing later is kept without them.
    func withoutWaitingForDisk<Value>(_ work: () throws -> Value) throws -> Value {
        try execute(sql: "PRAGMA synchronous = NORMAL")
        defer { waitForDisk() }
        return try work()
    }

    func inOneTransaction<Value>(_ work: () throws -> Value) throws -> Value {
        var value: Value?
        try inTransaction(.immediate) {
            value = try work()
            return .commit
        }
        guard let value else { preconditionFailure("a transaction that was committed has done its work") }
        return value
    }

    /// Empties the write-ahead log into the file.
    ///
    /// - Returns: false where another program reads in it, which is not waited for.
    func emptyLogUnlessRead() throws -> Bool {
        try execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? execute(sql: "PRAGMA busy_timeout = \(Int(StoreFile.busySeconds * 1000))") }
        return try Int.fetchOne(self, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
    }

    /// Every other commit is on the disk before anything is acknowledged.
    private func waitForDisk() {
        try? execute(sql: "PRAGMA synchronous = FULL")
        let level = try? Int.fetchOne(self, sql: "PRAGMA synchronous")
        precondition(level == 2, "a commit must be on the disk")
    }
}
