package import GRDB

/// Members, cards, money, bindings and guards. All SQL of the service stands here, a method a question.
package struct Ledger {
    let db: Database

    package init(_ db: Database) {
        self.db = db
    }
}
