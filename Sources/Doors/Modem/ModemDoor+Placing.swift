import MessageCentre
package import Modem

extension ModemDoor {
    /// Puts a modem at a port; where it cannot stand there the port is closed.
    package mutating func place(_ profile: ModemProfile, at port: any ModemPort) async throws {
        var port = port
        do {
            try await add(profile, at: port)
        } catch {
            port.close()
            throw error is AddressTaken ? UsageError("\(error)") : error
        }
    }
}
