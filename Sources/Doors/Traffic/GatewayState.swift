/// How far a program that is the short code has come, as the door at which it stands tells it: a modem's client, an account
/// that has bound, an address of the web.
package struct GatewayState: Hashable, Sendable {
    /// Whether a program is there.
    package var isThere: Bool
    /// Whether it has asked for messages.
    package var isListening: Bool
    /// How many messages stand where the program finds them, from the start of the door on.
    package var delivered: Int
    /// How many pieces of these it has not looked at.
    package var unread: Int

    package init(isThere: Bool, isListening: Bool, delivered: Int, unread: Int) {
        (self.isThere, self.isListening, self.delivered, self.unread) = (isThere, isListening, delivered, unread)
    }
}
