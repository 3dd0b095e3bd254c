/// How the names of the files end that lie beside a store.
package enum NameBeside {
    /// Those that SQLite makes, and deletes where it finds them.
    package static let ofSQLite = Companion.allCases.map(\.rawValue)
    /// Those that we make as well.
    package static let all = ofSQLite + [".lock", ".upgrade"]
}
