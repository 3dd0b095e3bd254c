package import Applications
package import ShortMessage
package import Twilio

/// An account of Twilio's, its numbers, and where their messages go.
package struct TwilioPlan: Sendable {
    package let account: TwilioAccount
    package let numbers: [Number]
    /// Whom its addresses may be.
    package let trust: WebTrust
    /// Whether STOP, START and HELP are answered as Twilio does.
    package var hasOptOut = false
    /// Whether the numbers that Twilio keeps for tests give their errors.
    package var hasMagicNumbers = false
    /// Messages that are kept in memory.
    package var history = 10_000

    /// A number of the account.
    package struct Number: Sendable {
        package let address: Address
        /// What is asked about each message to it; nil where nobody is.
        package let webhook: String?

        package init(_ address: Address, webhook: String?) { (self.address, self.webhook) = (address, webhook) }
    }

    package init(_ account: TwilioAccount, _ numbers: [Number], _ trust: WebTrust) {
        (self.account, self.numbers, self.trust) = (account, numbers, trust)
    }

    var rules: AccountRules {
        AccountRules(numbers: numbers.map(\.address), hasMagicNumbers: hasMagicNumbers)
    }
}
