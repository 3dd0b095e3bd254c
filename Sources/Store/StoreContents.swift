/// What belongs into a store: its tables, and who may share them.
package protocol StoreContents: Sendable {
    /// Every step, in order.
    var schema: Schema { get }

    /// Refuses a store that belongs to others, before anything in it is changed.
    ///
    /// - Parameters:
    ///   - applied: the steps that were done in it.
    ///   - isMade: whether its making came to its end.
    ///   - path: nil for a store in memory.
    func checkBelonging(_ transaction: Transaction, applied: Set<String>, isMade: Bool, at path: String?) throws

    /// Those with tables that have none in a store with these steps, and all steps of theirs.
    func newcomers(to applied: Set<String>) -> [(name: String, steps: [String])]

    /// Whether a store holds something that is worth a copy.
    func holdsSomething(_ transaction: Transaction, applied: Set<String>) throws -> Bool

    /// The place of the last entry that was committed; 0 where there is none.
    func lastPlace(_ transaction: Transaction) throws -> Int64
}
