public import Store

extension MessageCentre {
    /// Has a recorder write what is done from now on, each time before it is committed and so before anybody hears of it.
    ///
    /// A message that came before, by its identity, does nothing and is not recorded; of a long one the whole is. Where a
    /// process on a store in a file was killed between the two, the recorder is told how much was committed.
    ///
    /// - Throws: where the recorder cannot take the rest out.
    public func record(with recorder: any TrafficRecorder) throws(StoreError) {
        try storing {
            if let mark = try store.read({ try Journal($0).recordMark() }) { try recorder.takeBack(to: mark) }
        }
        self.recorder = recorder
        state.isRecorded = true
    }

    /// The record is as the store is, and may be changed by others.
    func endRecording() throws(StoreError) {
        guard recorder != nil, rules.isKept else { return }
        recorder = nil
        try storing { try store.write { try Journal($0).forgetRecordMark() } }
    }

    /// Commits, and takes out of the record what was written for nothing.
    func recording<Value>(_ commit: (_ isWritten: inout Bool) throws -> Value) throws -> Value {
        var isWritten = false
        do {
            return try commit(&isWritten)
        } catch {
            if isWritten { recorder?.takeBack() }
            throw error
        }
    }

    /// Writes the record of a transaction, as the last thing before it is committed.
    ///
    /// - Parameter isWritten: whether something is to be taken out where the commit fails.
    func recorded<Value>(
        _ run: (Value, CentreState), in transaction: Transaction, _ isWritten: inout Bool
    ) throws -> (Value, CentreState) {
        guard let recorder else { return run }
        var (value, reached) = run
        let steps = reached.takeRecorded()
        guard !steps.isEmpty else { return (value, reached) }
        let mark = try recorder.write(steps)
        isWritten = true
        if rules.isKept { try Journal(transaction).enter(mark) }
        return (value, reached)
    }
}
