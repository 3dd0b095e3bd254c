/// What a store has lost whose file lies there without its write-ahead log.
package enum LostEnd {
    /// Takes the store as it is; changes nothing in one that has its log.
    ///
    /// - Throws: `StoreError`, where another process has the store, too.
    package static func accept(at path: String) throws(StoreError) {
        try StoreFile.acceptLoss(at: path)
    }
}
