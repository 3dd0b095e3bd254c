import Applications
import Doors
import MessageCentre
import ShortMessage
import Store

/// Programs that are asked beside a door that has a loop of its own.
struct RunningPrograms {
    private let doors: [ProgramDoor]
    private let work: Task<Void, Never>

    /// Starts asking.
    init(_ programs: AskedPrograms, at centre: MessageCentre, zone: Zone) async throws(AddressTaken) {
        let doors = try await programs.doors(at: centre) { MachineClock.exact().told(at: zone.minutes) }
        self.doors = doors
        work = Task {
            await withTaskGroup(of: Void.self) { group in
                for door in doors { group.addTask { await Self.run(door) } }
            }
        }
    }

    /// Asks nothing more, and waits for what is asked.
    func end() async {
        for door in doors { await door.close() }
        await work.value
    }

    private static func run(_ door: ProgramDoor) async {
        do throws(StoreError) {
            try await door.run()
        } catch {
            Diagnostics.say("shortcode: \(error)")
        }
    }
}
