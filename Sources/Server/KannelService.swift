import Doors
import Kannel
import KannelDoor
import MessageCentre
import ServiceLifecycle
import ShortMessage
import Web

/// An smsbox of Kannel's, as a part of a program that has other parts.
struct KannelService: ServiceLifecycle.Service {
    let door: KannelDoor

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

extension KannelPlan {
    /// The smsbox at its number, and the ports where it is asked, which end before it.
    func services(
        at centre: MessageCentre, now: @escaping @Sendable () -> Timestamp
    ) async throws -> [any ServiceLifecycle.Service] {
        let say = { @Sendable [number] (line: String) in Diagnostics.say("Kannel at \(number): \(line)") }
        if !settings.undone.isEmpty { say("\(file): not done here: \(settings.undone.joined(separator: "; "))") }
        let door = try await KannelDoor(settings, at: number, of: centre, trust, now: now, saying: say)
        var services: [any ServiceLifecycle.Service] = [KannelService(door: door)]
        let path = settings.sendPath
        services.append(
            WebDoor(host: settings.sendInterface, port: settings.sendPort, SendSMSSite(door)) { place in
                say("sendsms at http://\(place)\(path)")
            })
        if let port = settings.adminPort {
            services.append(
                WebDoor(host: settings.adminInterface, port: port, StatusSite(door)) { place in
                    say("status at http://\(place)/status.xml")
                })
        }
        return services
    }
}
