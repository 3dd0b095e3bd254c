package import Explanations
package import MessageCentre
package import SMPPDoor
import ShortMessage
import Transcripts

/// What a test steers: the clock, faults, telephones, and what the centre was at earlier moments.
package struct TestDesk: Sendable {
    let office: PostOffice
    package let handsets: SimulatedHandsets
    let time: TimeControl
    let explainer: Explainer
    let services: [any ExplainedService]
    /// Minutes ahead of UTC in which times are told.
    let zone: Int
    /// Whether the service of 2757 runs, which has members.
    let hasMembers: Bool
    /// Plays a log to services of its own; what is personal in texts is crossed out, or not.
    let replay: @Sendable (_ log: String, _ isMasked: Bool) async throws -> ReplaySummary
    /// The door at which gateways bind; nil where there is none.
    let gateways: SMPPControl?

    package init(
        _ office: PostOffice, _ handsets: SimulatedHandsets, _ explainer: Explainer, _ services: [any ExplainedService],
        hasMembers: Bool, zone: Int, gateways: SMPPControl? = nil,
        replay: @escaping @Sendable (_ log: String, _ isMasked: Bool) async throws -> ReplaySummary
    ) {
        (self.office, self.handsets, self.explainer, self.services) = (office, handsets, explainer, services)
        (self.hasMembers, self.zone, self.gateways, self.replay) = (hasMembers, zone, gateways, replay)
        time = TimeControl(of: office.centre, handsets, machine: office.now)
    }

    var centre: MessageCentre { office.centre }

    /// Tells those who look on.
    func tell(_ name: String, _ document: JSONDocument) {
        office.log.ring.tell(.changed(name, document))
    }

    /// The centre is what it was at another moment: those who look on read everything again.
    func tellOfReset() async throws {
        let messages = try await centre.messages(before: .max, atMost: office.log.bounds.messages)
        office.log.fill(messages.reversed())
        tell("reset", .object([]))
        tell("clock", try await clock())
        tell("fault", await faults())
    }

    func clock() async throws -> JSONDocument {
        .object(Self.members(of: try await time.reading()))
    }

    static func members(of reading: ClockReading) -> [(String, JSONDocument)] {
        let mode = reading.speed == 0 ? "manual" : reading.speed == 1 ? "real" : "scaled"
        return [
            ("now", .string("\(reading.now)")), ("mode", .string(mode)), ("speed", .decimal(reading.speed)),
            ("aheadSeconds", .number(Int(reading.ahead / 1000))),
            ("nextDue", .optional(reading.nextDue.map { "\($0)" })),
        ]
    }

    func faults() async -> JSONDocument {
        .object([("rules", .array(await centre.faults().map(Self.document)))])
    }

    static func document(of fault: FaultSwitch) -> JSONDocument {
        .object([
            ("id", .number(fault.id)), ("fault", .string(fault.rule.description)),
            ("number", .optional(fault.number?.description)), ("count", fault.count.map(JSONDocument.number) ?? .null),
            ("left", fault.left.map(JSONDocument.number) ?? .null), ("struck", .number(fault.struck)),
        ])
    }

    func handset(_ number: Address) async -> JSONDocument {
        await handset(number, centre.absences(among: [number])[number.number])
    }

    /// - Parameter absence: nil for a telephone that takes what comes.
    func handset(_ number: Address, _ absence: Absence?) async -> JSONDocument {
        .object([
            ("number", .string(number.description)), ("state", .string(absence?.reason.rawValue ?? "present")),
            ("waiting", .number(await centre.waiting(for: number))),
        ])
    }
}
