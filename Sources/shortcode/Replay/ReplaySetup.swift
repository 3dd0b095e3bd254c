import Doors
import Glibc
import Membership
import MessageCentre
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

    init(_ command: Replay, _ source: RecordingSource) throws {
        let directives = source.head.directives
        services = try Self.services(command.options, source)
        faults = try Self.plan(command.faults, directives, name: source.name)
        do {
            try services.check(faults)
        } catch {
            throw UsageError("\(source.name): \(error)")
        }
        times = command.times ?? directives.times
        clock = command.clock ?? directives.clock
        expectations = command.expect.isEmpty ? directives.expectations : command.expect.flatMap { $0 }
        members =
            command.members.isEmpty
            ? try directives.members.map { try source.file($0, "a CSV file of members") } : command.members
        endsWithLastLine = directives.endsWithLastLine
        handsets = ServiceNumbers(directives.handsets)
        store = command.store
        guard members.isEmpty || services.hasMembers else {
            throw UsageError("\(source.name): members are for the service of 2757, which does not run")
        }
    }

    /// The services that a recording is for.
    static func services(_ options: ServiceOptions, _ source: RecordingSource) throws -> PlayedServices {
        let directives = source.head.directives
        var options = options
        if options.grammar.isEmpty {
            options.grammar = try directives.grammars.map { try source.file($0, "a grammar") }
        }
        options.language = options.language ?? directives.language?.value
        options.rates = try options.rates ?? directives.rates.map { try source.file($0, "a file of figures") }
        return try options.services()
    }

    private static func plan(_ options: FaultOptions, _ directives: LogDirectives, name: String) throws -> FaultPlan {
        let rules = try directives.faults.map { placed in
            do throws(FaultRuleError) {
                return try FaultRule(placed.value)
            } catch {
                throw UsageError("\(name): line \(placed.line): \(error)")
            }
        }
        return FaultPlan(options.fault.isEmpty ? rules : options.fault, seed: options.seed ?? directives.seed ?? 0)
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

/// A centre for one recording.
struct ReplayCentre {
    let centre: MessageCentre
    fileprivate let copy: StoreCopyFile?

    /// Whether the store holds what happened before the recording.
    var hasPast: Bool { copy != nil }

    func close() async throws {
        defer { copy?.remove() }
        try await centre.close()
    }
}

/// A store's copy in a folder of its own, below the one for temporary files.
private struct StoreCopyFile {
    private let folder: String
    var path: String { folder + "/copy.sqlite" }

    init(of store: String) throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/shortcode-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else { throw DeviceError.last(parent) }
        folder = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        do {
            try StoreReading(path: store).copy(to: path)
        } catch {
            remove()
            throw error
        }
    }

    func remove() {
        for suffix in ["", "-wal", "-shm", "-journal", ".lock"] { unlink(path + suffix) }
        rmdir(folder)
    }
}
