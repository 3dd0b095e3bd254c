import ShortMessage

/// A message on its way out of the centre.
struct OutgoingMessage: Sendable {
    var delivery: Delivery
    var entry: DeliveryQueues.Entry

    /// Whether a service sent it, and not a handset.
    var isFromService: Bool { entry.room == .replies }
    var recipient: Address.Number { delivery.message.to.number }
}
