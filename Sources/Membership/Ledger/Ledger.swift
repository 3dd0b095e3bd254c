package import Store

/// Members, cards, money, bindings and guards. All SQL of the service stands here, a method a question.
package struct Ledger {
    let transaction: Transaction

    package init(_ transaction: Transaction) {
        self.transaction = transaction
    }
}
