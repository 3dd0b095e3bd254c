/// An ESME that does not call, and is called and asked to bind (SMPP 3.4, 2.2.1).
package struct Invitation: Hashable, Sendable {
    /// Where it listens.
    package let place: SMPPPlace
    /// That of the message centre, by which the ESME knows it.
    package let password: String

    /// An invitation of the message centre.
    ///
    /// - Parameter password: 1 to 8 characters, or none.
    package init(_ place: SMPPPlace, password: String = "") {
        (self.place, self.password) = (place, password)
    }

    /// Reads an invitation.
    ///
    ///     invitation = place [1*" " password]              ; the password has at most 8 characters
    package init?(_ text: String) {
        let words = text.split(separator: " ")
        guard 1...2 ~= words.count, let place = SMPPPlace(String(words[0])), place.port > 0 else { return nil }
        let password = words.count == 2 ? String(words[1]) : ""
        guard password.utf8.count <= 8, password.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0 }) else {
            return nil
        }
        self.init(place, password: password)
    }
}
