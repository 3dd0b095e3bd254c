import ArgumentParser
import Doors
import ShortMessage
import Transcripts

/// Who the modem is.
enum ModemRole: String, ExpressibleByArgument, CaseIterable {
    /// A member's; its messages reach the built-in service.
    case handset
    /// The short code's; the attached program is the service.
    case service
}

/// What an attached program is given to answer.
struct TrafficOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Whose modem it is; service is 2757 itself.", valueName: "handset|service"))
    var role = ModemRole.handset

    @Option(help: ArgumentHelp("With --role service: the log whose messages arrive.", valueName: "log"))
    var traffic: String?

    @Option(help: ArgumentHelp("With --role service: write messages and answers here, as a log.", valueName: "file"))
    var record: String?

    @Option(
        help: ArgumentHelp(
            "How fast the traffic arrives: as it is taken, or 1x, 10x its own pace.", valueName: "max|Nx"))
    var speed = Speed.max

    @Option(help: ArgumentHelp("Seconds without anything after which the traffic is over.", valueName: "seconds"))
    var settle: UInt32 = 10

    func validate() throws {
        if role == .service, traffic == nil {
            throw ValidationError("--role service needs --traffic LOG: the messages that arrive.")
        }
        if role == .handset, traffic != nil || record != nil {
            throw ValidationError(
                "--traffic and --record are for --role service; a handset sends what its client types.")
        }
    }

    /// The log's messages to a short code.
    ///
    /// - Throws: `UsageError` at the first line that is none.
    func entries(to shortCode: Address) throws -> [LogEntry] {
        guard let traffic else { return [] }
        let source = try Descriptor.opening(traffic)
        defer { source.close() }
        var splitter = LineSplitter()
        var lines: [Line] = []
        while case let block = try source.read(), !block.isEmpty { lines += splitter.receive(block[...]) }
        lines += splitter.finish().map { [$0] } ?? []
        return try lines.compactMap { line in
            if let fault = LineFault(unreadable: line) { throw UsageError("\(traffic): \(fault)") }
            do {
                guard case .entry(let entry) = try LogLine(line.text ?? "") else { return nil }
                return entry.to.number == shortCode.number ? entry : nil
            } catch {
                throw UsageError("\(traffic): line \(line.number): \(error)")
            }
        }
    }

    /// What a door is to let arrive.
    func plan(to shortCode: Address) throws -> TrafficPlan {
        TrafficPlan(entries: try entries(to: shortCode), speed: speed, settling: Int64(settle) * 1000, record: record)
    }
}
