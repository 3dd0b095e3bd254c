import Doors
import MessageCentre
import Modem
import SMPPDoor
import ShortMessage
import Store
import WebProgram

/// The place of a program that is the short code, at a centre of its own: a modem with the short code's number, a port
/// at which the program binds, or the program's own address.
struct Gateway {
    let number: Address
    let place: String
    var door: any GatewayDoor
    private let centre: MessageCentre
    private let failures = ServiceFailures()

    /// Makes the place, where the program is waited for.
    init(at place: GatewayPlace, number: Address, zone: Zone, until signals: Descriptor) async throws {
        let centre = try MessageCentre(store: .memory, services: try ServiceDirectory([]), log: failures.report)
        switch place {
        case .terminal(let path):
            let port = try PseudoTerminal(link: path)
            (door, self.place) = try await Self.modem(number, at: port, of: centre, zone, until: signals)
        case .socket(let path):
            let port = try ListeningPort(socket: path)
            (door, self.place) = try await Self.modem(number, at: port, of: centre, zone, until: signals)
        case .smpp(let port):
            var plan = SMPPPlan(.anyone(Account(systemID: "")), zone: zone.minutes)
            (plan.host, plan.port, plan.program) = (port.host, port.port, number)
            let smpp = try await SMPPDoor(plan, at: centre, until: signals)
            (door, self.place) = (smpp, smpp.place)
        case .web(let address):
            door = try await WebProgramDoor(number, at: address, of: centre, zone: zone.minutes, until: signals)
            self.place = "\(address)"
        }
        (self.number, self.centre) = (number, centre)
    }

    private static func modem(
        _ number: Address, at modemPort: any ModemPort, of centre: MessageCentre, _ zone: Zone,
        until signals: Descriptor
    ) async throws -> (ModemDoor, String) {
        var port = modemPort
        do {
            var door = try ModemDoor(at: centre, zone: zone.minutes, until: signals)
            try await door.add(ModemProfile(program: number), at: port)
            return (door, port.place)
        } catch {
            port.close()
            throw error
        }
    }

    /// Leaves nothing behind.
    mutating func close() async {
        await door.close()
        try? await centre.close()
    }
}
