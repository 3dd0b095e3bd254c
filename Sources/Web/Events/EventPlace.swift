/// A stream's place among those that are open, which others may have once nobody has this.
package final class EventPlace: Sendable {
    let ring: EventRing

    init(on ring: EventRing) {
        self.ring = ring
    }

    deinit {
        ring.leave()
    }
}
