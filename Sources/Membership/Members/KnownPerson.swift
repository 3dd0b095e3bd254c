package import MessageCentre

/// What stands for a person in messages: a name, and numbers of identity, cards and telephones.
package struct KnownPerson: Hashable, Sendable {
    package let name: String
    package let numbers: [String]
}

extension MessageCentre {
    /// People in the ledger, each as often as they have cards.
    ///
    /// - Parameter most: no more of them are read.
    package func knownPeople(atMost most: Int) throws -> [KnownPerson] {
        try inspect { transaction in try Ledger(transaction).people(atMost: most) }
    }
}
