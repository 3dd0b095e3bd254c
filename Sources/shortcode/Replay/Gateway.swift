import Doors
import MessageCentre
import Modem
import ShortMessage
import Store

/// The place of a program that is the short code: a modem with the short code's number, at a centre of its own.
struct Gateway {
    let number: Address
    let place: String
    var door: any GatewayDoor
    private let centre: MessageCentre
    private let failures = ServiceFailures()

    /// Makes the place, where the program is waited for.
    init(at place: GatewayPlace, number: Address, zone: Zone, until signals: Descriptor) async throws {
        centre = try MessageCentre(store: .memory, services: try ServiceDirectory([]), log: failures.report)
        var door = try ModemDoor(at: centre, zone: zone.minutes, until: signals)
        var port = try place.port()
        do {
            try await door.add(ModemProfile(program: number), at: port)
        } catch {
            port.close()
            throw error
        }
        (self.number, self.place, self.door) = (number, port.place, door)
    }

    /// Leaves nothing behind.
    mutating func close() async {
        await door.close()
        try? await centre.close()
    }
}

extension ModemProfile {
    /// A modem for programs, which are given time between messages.
    init(program number: Address) {
        self.init(number: number)
        deliveryMilliseconds = 250
    }
}
