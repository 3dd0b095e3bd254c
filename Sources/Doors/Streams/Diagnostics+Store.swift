package import MessageCentre
package import Store

extension Diagnostics {
    /// Says that a store of an earlier version was brought up to date, and where it is kept as it was; and that one has
    /// lost its end.
    package static func tell(of centre: MessageCentre) {
        if let upgrade = centre.upgrade { say("shortcode: \(upgrade)") }
        if let shortfall = centre.shortfall { say("shortcode: \(shortfall)") }
    }

    /// Says that replies are over which waited for somebody.
    @Sendable
    package static func tell(ofExpired count: Int) {
        say(
            "replies that nobody took before their validity period ended, and that never will be delivered: \(count)")
    }

    /// Says that a store which is only read has lost its end.
    package static func tell(of store: StoreReading) {
        if let shortfall = store.shortfall { say("shortcode: \(shortfall)") }
    }
}
