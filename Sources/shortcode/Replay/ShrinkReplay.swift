import Doors
import MessageCentre
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
        var reading = source
        var units = LogUnits(form: form, services: setup.services.numbers, start: setup.clock)
        while let lines = try reading.next() { for line in lines { units.add(line) } }
        let whole = try await replayed(units.lines(of: units.units))
        guard let failure = whole.differences.min(by: { $0.line < $1.line }) else {
            var report = LogReport(printer.style, name: source.name, expecting: setup.expectations)
            let result = report.result(of: whole.log)
            printer.remark(
                (result.problems + ["no reply differs, so there is nothing to shrink"]).map { "\(source.name): \($0)" })
            return result.isWell ? .well : .found
        }
        setup.times = whole.log.comparison.times
        let fewest = try await DeltaDebugging.fewest(of: units.units) { some in
            await printer.progress("\(some.count) messages")
            return try await replayed(units.lines(of: some)).differences.contains(where: failure.isSameFailure)
        }
        let target = try write(units.lines(of: fewest), into: &printer)
        printer.remark([
            "\(source.name): \(fewest.count) of \(units.units.count) messages fail as line \(failure.line) does "
                + "(\(failure.kind)); \(target)"
        ])
        return .found
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
    private func write(_ lines: [Line], into printer: inout RecordingPrinter) throws -> String {
        var octets: [UInt8] = []
        for line in lines { octets += Array((line.text ?? "").utf8) + [0x0A] }
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
