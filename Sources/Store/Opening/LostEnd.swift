/// What a store has lost whose file lies there without its write-ahead log, or with a damaged one.
package enum LostEnd {
    /// What is wrong with a store whose file says that it is in use, where no lock file tells what was committed last; nil
    /// where its log is whole.
    static func loss(beside path: String) -> StoreError.Problem? {
        guard InUseMark.hasLog(beside: path) else { return .logLeftBehind }
        return WriteAheadLog.isDamaged(beside: path) ? .logDamaged : nil
    }

    /// Takes the store as it is; changes nothing in one that has its log whole.
    ///
    /// - Throws: `StoreError`, where another process has the store, too.
    package static func accept(at path: String) throws(StoreError) {
        try StoreFile.acceptLoss(at: path)
    }
}
