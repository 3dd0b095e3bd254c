/// Who has which address.
struct EndpointRegistry: Sendable {
    struct Registration: Sendable {
        let token: Int
        let name: String
        let wake: @Sendable () -> Void
    }

    private var registrations: [DeliveryQueues.Holder: Registration] = [:]
    private var tokens = 0

    subscript(_ holder: DeliveryQueues.Holder) -> Registration? { registrations[holder] }

    /// - Returns: by what this registration is told from an earlier one of the same address.
    mutating func enter(
        _ holder: DeliveryQueues.Holder, name: String, wake: @escaping @Sendable () -> Void
    ) -> Int {
        tokens += 1
        registrations[holder] = Registration(token: tokens, name: name, wake: wake)
        return tokens
    }

    /// Everybody who has an address.
    var holders: [DeliveryQueues.Holder] { Array(registrations.keys) }

    /// Tells everybody to look again.
    func wakeAll() {
        for registration in registrations.values { registration.wake() }
    }

    mutating func remove(_ holder: DeliveryQueues.Holder) {
        registrations[holder] = nil
    }
}
