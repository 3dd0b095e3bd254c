package import ShortMessage

/// What a message is called: `SM` and 32 hexadecimal digits, of which the last 16 are its place in the journal and the
/// others are made of the account, the place and its time, so that another store's messages are called otherwise.
package struct MessageSID: Hashable, Sendable, CustomStringConvertible {
    /// In the journal.
    package let place: Int64
    package let description: String

    package init(_ place: Int64, at moment: Timestamp, of account: TwilioAccount) {
        self.place = place
        let digest = SHA1.digest(of: Array("\(account.sid) \(place) \(moment.milliseconds)".utf8))
        let octets = digest.prefix(8) + (0..<8).map { UInt8(truncatingIfNeeded: place >> (56 - 8 * $0)) }
        description = "SM" + octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The place that a text names, which must then be called so; nil where it names none.
    package static func place(in text: String) -> Int64? {
        guard TwilioAccount.isIdentifier(text, "SM"), let place = Int64(text.suffix(16), radix: 16), place > 0 else {
            return nil
        }
        return place
    }
}
