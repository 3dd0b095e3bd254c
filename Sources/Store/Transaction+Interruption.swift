internal import GRDB
internal import GRDBSQLite

extension Transaction {
    /// How many instructions of SQLite's machine run between two questions: some milliseconds.
    private static let patience: Int32 = 100_000

    /// Does work that is given up as soon as `isEnough` says so, which is asked within long statements, too.
    ///
    /// - Throws: `CancellationError` where it was given up; whatever `work` throws.
    package func working<Value>(until isEnough: () -> Bool, _ work: () throws -> Value) throws -> Value {
        do {
            return try withoutActuallyEscaping(isEnough) { question in
                try withUnsafePointer(to: question) { question in
                    sqlite3_progress_handler(
                        database.sqliteConnection, Self.patience,
                        { $0?.assumingMemoryBound(to: (() -> Bool).self).pointee() == true ? 1 : 0 },
                        UnsafeMutableRawPointer(mutating: question))
                    defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
                    return try work()
                }
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
            throw CancellationError()
        }
    }
}
