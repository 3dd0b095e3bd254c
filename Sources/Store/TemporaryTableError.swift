import GRDB

/// A statement on tables of the connection's own, which stand in a file of their own, has failed.
struct TemporaryTableError: Error {
    let error: DatabaseError
}
