/// Whoever may bind.
package enum Accounts: Hashable, Sendable {
    /// Everybody, under any name and with any password, on these terms.
    case anyone(Account)
    /// Those who are listed.
    case listed([Account])
}
