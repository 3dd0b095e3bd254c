import Doors
import MessageCentre
import Services
import Transcripts

/// The search for the fewest messages of a log with which a reply still differs as it does.
struct ShrinkReplay {
    private let source: RecordingSource
    private let form: LineForm
    private let only: AddressPattern?
    private var setup: ReplaySetup

    init(of source: RecordingSource, _ form: LineForm, _ setup: ReplaySetup, only: AddressPattern?) {
        (self.source, self.form, self.setup, self.only) = (source, form, setup, only)
    }

    /// Finds them and writes them: beside the log, or on stdout where it came from stdin.
    mutating func run(into printer: inout RecordingPrinter) async throws -> ExitStatus {
        let (lines, units, end) = try read()
        var whole = try await replayed(lines)
        printer.remark(whole.log.takeRemarks())
        let result = result(of: whole.log, printer.style)
        printer.remark(result.problems.map { "\(source.name): \($0)" })
        guard !whole.differences.isEmpty else {
            printer.remark(["\(source.name): no reply differs, so there is nothing to shrink"])
            return result.isWell ? .well : .found
        }
        let messages = try await replayed(units.lines(of: units.units))
        guard let failure = messages.differences.min(by: { $0.line < $1.line }) else {
            printer.remark([
                "\(source.name): no reply differs without the lines that cannot be played, so there is nothing to shrink"
            ])
            return .found
        }
        setup.times = messages.log.comparison.times
        let fewest = try await DeltaDebugging.fewest(of: units.units) { some in
            await printer.progress("\(some.count) messages")
            let first = try await replayed(units.lines(of: some)).differences.min { $0.line < $1.line }
            return first.map(failure.isSameFailure) ?? false
        }
        let target = try write(units.lines(of: fewest), end, into: &printer)
        printer.remark([
            "\(source.name): \(fewest.count) of \(units.units.count) messages fail as line \(failure.line) does "
                + "(\(failure.kind)); \(target)"
        ])
        return .found
    }

    /// All lines, those of them that are messages and replies in pieces, and how the lines end.
    private func read() throws -> (lines: [Line], units: LogUnits, end: [UInt8]) {
        var (reading, all) = (source, [Line]())
        var units = LogUnits(form: form, services: setup.services.numbers, start: setup.clock)
        while let lines = try reading.next() {
            all += lines
            for line in lines { units.add(line) }
        }
        return (all, units, reading.hasCarriageReturns ? [0x0D, 0x0A] : [0x0A])
    }

    /// Why the whole log fails besides replies that differ, with the number of lines that were not understood.
    private func result(of log: ReplayedLog, _ style: ReplayStyle) -> ReplayResult {
        var report = LogReport(style, name: source.name, expecting: setup.expectations)
        var result = report.result(of: log)
        let faults = report.tally.faults
        if faults > 0 { result.problems.append("\(faults) line\(faults == 1 ? "" : "s") not understood") }
        return result
    }

    private func replayed(_ lines: [Line]) async throws -> (differences: [ReplyDifference], log: ReplayedLog) {
        let failures = ServiceFailures()
        var replay = try await LogReplay(of: form, named: source.name, setup, only: only, telling: failures)
        do {
            try await replay.play(lines)
            try await replay.finish()
            guard EndSignal.caught == nil else {
                throw Interruption(description: "\(source.name): interrupted; nothing was written")
            }
            return (replay.log.takeDifferences(), replay.log)
        } catch {
            await replay.abandon()
            throw error
        }
    }

    /// - Returns: where they are now.
    private func write(_ lines: [Line], _ end: [UInt8], into printer: inout RecordingPrinter) throws -> String {
        var octets: [UInt8] = []
        for line in lines { octets += Array((line.text ?? "").utf8) + end }
        guard let path = source.path else {
            printer.append(String(decoding: octets, as: UTF8.self))
            return "on stdout"
        }
        let target = Self.shrunk(path)
        let file = try Descriptor.creating(target)
        defer { file.close() }
        do {
            try file.write(octets)
        } catch {
            throw error.cause
        }
        return "written to \(target)"
    }

    /// `day.smslog` becomes `day.shrunk.smslog`.
    private static func shrunk(_ path: String) -> String {
        let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        guard let dot = path[name...].lastIndex(of: "."), dot > name else { return path + ".shrunk" }
        return path[..<dot] + ".shrunk" + path[dot...]
    }
}
