package import ShortMessage

/// What holds for the messages of an account.
package struct AccountRules: Sendable {
    /// The numbers that it may send from, at least one; a messaging service sends from the first.
    package let numbers: [Address]
    /// Whether the numbers that Twilio keeps for tests give their errors.
    package let hasMagicNumbers: Bool

    package init(numbers: [Address], hasMagicNumbers: Bool = false) {
        (self.numbers, self.hasMagicNumbers) = (numbers, hasMagicNumbers)
    }

    /// The account's number in its own spelling; nil where it is another's.
    package func own(_ address: Address) -> Address? { numbers.first { $0.number == address.number } }
}
