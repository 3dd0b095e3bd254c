import MessageCentre
package import Store

/// What a look at the whole of a store found.
package struct StoreAudit: Hashable, Sendable, CustomStringConvertible {
    package let members: Int
    package let cards: Int
    package let entries: Int
    /// Of contributions and development, a card each.
    package let years: Int
    package let complaints: Int
    /// Rows with a value that nobody could use.
    package let damagedRows: [DamagedRow]
    /// Cards whose balance is not the sum of their entries, by their numbers.
    package let outOfBalance: [KPJ]
    /// Rows that name another row which is not there.
    package let strayRows: Int
    /// What SQLite says about its own pages and rules, without values; empty where all is well.
    package let damages: [String]

    package var isSound: Bool { damagedRows.isEmpty && outOfBalance.isEmpty && strayRows == 0 && damages.isEmpty }

    package var description: String {
        "\(members) members, \(cards) cards, \(entries) entries, \(years) years of contributions, \(complaints) complaints"
    }
}
