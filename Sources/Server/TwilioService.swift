import Doors
import MessageCentre
import ServiceLifecycle
import ShortMessage
import TwilioDoor
import Web

/// An account of Twilio's, as a part of a program that has other parts.
struct TwilioService: ServiceLifecycle.Service {
    let door: TwilioDoor

    func run() async throws {
        do {
            try await withGracefulShutdownHandler {
                try await door.run()
            } onGracefulShutdown: {
                door.stop()
            }
        } catch {
            await door.close()
            throw error
        }
        await door.close()
    }
}

extension ServedTwilio {
    /// The account, and the port where it is asked, which ends before it.
    func services(
        at centre: MessageCentre, now: @escaping @Sendable () -> Timestamp
    ) async throws -> [any ServiceLifecycle.Service] {
        let say = { @Sendable (line: String) in Diagnostics.say("Twilio: \(line)") }
        let door = try await TwilioDoor(plan, at: centre, now: now, saying: say)
        let scheme = identity == nil ? "http" : "https"
        return [
            TwilioService(door: door),
            WebDoor(host: host, port: port, TwilioSite(door), identity: identity) { place in
                Diagnostics.say("Twilio at \(scheme)://\(place)/")
            },
        ]
    }
}
