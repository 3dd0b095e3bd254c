import Doors
import Glibc
import Membership
import MessageCentre
import Services
import ShortMessage
import Store
import Transcripts

/// How one recording is played: what its directives say, where no option says otherwise.
struct ReplaySetup {
    let services: PlayedServices
    let faults: FaultPlan
    var times: TimeRule?
    /// When the first message comes; nil for its own time.
    let clock: Timestamp?
    let expectations: [Expectation]
    /// Whether time passes up to the last line and no further.
    let endsWithLastLine: Bool
    /// Telephones whose messages to each other are passed over.
    let handsets: ServiceNumbers
    private let members: [String]
    private let store: String?

    init(_ plan: ReplayPlan, _ source: RecordingSource) throws {
        let directives = source.head.directives
        services = try Self.services(plan.services, source)
        faults = try Self.faults(plan, directives, name: source.name)
        do {
            try services.check(faults)
        } catch {
            throw UsageError("\(source.name): \(error)")
        }
        times = plan.times ?? directives.times
        clock = plan.clock ?? directives.clock
        expectations = plan.expectations.isEmpty ? directives.expectations : plan.expectations
        members =
            plan.members.isEmpty
            ? try directives.members.map { try source.file($0, "a CSV file of members") } : plan.members
        endsWithLastLine = directives.endsWithLastLine
        handsets = ServiceNumbers(directives.handsets)
        store = plan.store
        guard members.isEmpty || services.hasMembers else {
            throw UsageError("\(source.name): members are for the service of 2757, which does not run")
        }
    }

    /// The services that a recording is for.
    static func services(_ plan: ServicePlan, _ source: RecordingSource) throws -> PlayedServices {
        let directives = source.head.directives
        var services = plan
        if services.grammars.isEmpty {
            services.grammars = try directives.grammars.map { try source.file($0, "a grammar") }
            services.programs?.heedsGrammars = false
        }
        services.language = plan.language ?? directives.language?.value
        services.rates = try plan.rates ?? directives.rates.map { try source.file($0, "a file of figures") }
        return try services.services()
    }

    private static func faults(_ plan: ReplayPlan, _ directives: LogDirectives, name: String) throws -> FaultPlan {
        let rules = try directives.faults.map { placed in
            do throws(FaultRuleError) {
                return try FaultRule(placed.value)
            } catch {
                throw UsageError("\(name): line \(placed.line): \(error)")
            }
        }
        return FaultPlan(plan.faults.isEmpty ? rules : plan.faults, seed: plan.seed ?? directives.seed ?? 0)
    }

    /// A centre of its own: an empty store in memory, or a copy of one.
    func centre(telling failures: ServiceFailures) throws -> ReplayCentre {
        guard let store else {
            return ReplayCentre(
                centre: try MessageCentre(
                    store: .memory, services: services.directory, faults: faults, log: failures.report), copy: nil)
        }
        let copy = try StoreCopyFile(of: store)
        do {
            let centre = try MessageCentre(
                store: .file(copy.path), services: services.directory, faults: faults, log: failures.report)
            return ReplayCentre(centre: centre, copy: copy)
        } catch {
            copy.remove()
            throw error
        }
    }

    /// Enters the members into a centre before its first message.
    func enterMembers(into centre: MessageCentre, at moment: Timestamp) async throws {
        for file in members {
            let source = try Descriptor.opening(file, expecting: "a CSV file of members")
            defer { source.close() }
            _ = try await centre.enterMembers(.import, at: moment) { entry in
                func check(_ bad: [BadRow]) throws {
                    guard let first = bad.first else { return }
                    throw UsageError("\(file):\(first.description(unmasked: false))")
                }
                var decoder = StreamDecoder()
                do {
                    while case let block = try source.read(), !block.isEmpty {
                        guard EndSignal.caught == nil else {
                            throw Interruption(description: "\(file): interrupted; nothing was played")
                        }
                        try check(entry.receive(decoder.receive(block[...])))
                    }
                    try check(entry.receive(decoder.finish()))
                } catch let fault as LineFault {
                    throw UsageError("\(file): \(fault)")
                }
                try check(entry.finish())
                return entry.tally
            }
        }
    }
}
