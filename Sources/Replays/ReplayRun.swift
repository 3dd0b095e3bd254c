package import Doors
import Explanations
import MessageGrammar
import Services
import ShortMessage
import Transcripts

/// Recordings on their way from their files to one exit code.
package struct ReplayRun: Sendable {
    private let plan: ReplayPlan
    private let signals: Descriptor

    /// - Parameter signals: what can be read once a signal came.
    package init(_ plan: ReplayPlan, until signals: Descriptor) {
        (self.plan, self.signals) = (plan, signals)
    }

    /// Plays them, and says what differs as soon as it is certain.
    package func run() async throws -> ExitStatus {
        let printer = ReplayPrinter(plan.style, files: plan.files)
        if let program = plan.program {
            await playAll(to: program, by: printer)
        } else {
            await playAll(by: printer)
        }
        try await printer.conclude()
        return await printer.status
    }

    /// Plays the recordings, some at once, each begun in its turn.
    private func playAll(by printer: ReplayPrinter) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, file) in plan.files.enumerated() {
                if index >= plan.jobs { await group.next() }
                guard EndSignal.caught == nil, await printer.goesOn else { break }
                let recording = RecordingPrinter(printer, index, plan.style)
                group.addTask { await play(file, into: recording) }
            }
        }
    }

    /// One recording; what goes wrong with it is said and does not keep the others from being played.
    private func play(_ file: String, into printer: RecordingPrinter) async {
        var printer = printer
        do {
            let source = try RecordingSource(file, until: signals)
            defer { source.close() }
            await printer.finish(try await RecordingReplay(of: source, plan).run(into: &printer, until: signals))
        } catch {
            await printer.fail(error)
        }
    }

    /// Plays the recordings to one program, which stays where it is between them.
    private func playAll(to program: ProgramPlan, by printer: ReplayPrinter) async {
        var gateway: Gateway?
        for (index, file) in plan.files.enumerated() {
            guard EndSignal.caught == nil, await printer.goesOn else { break }
            var recording = RecordingPrinter(printer, index, plan.style)
            do {
                let source = try RecordingSource(file, until: signals)
                defer { source.close() }
                await recording.finish(try await play(source, to: program, at: &gateway, into: &recording))
            } catch {
                await recording.fail(error)
            }
        }
        await gateway?.close()
    }

    private func play(
        _ source: RecordingSource, to program: ProgramPlan, at place: inout Gateway?,
        into printer: inout RecordingPrinter
    ) async throws -> ExitStatus {
        let services = try services(for: source, program)
        let terms = try GatewayTerms(
            of: source, to: program.number ?? services.programNumber(), program.pace, times: plan.times,
            expecting: plan.expectations, only: plan.only,
            grammar: services.grammar(at: program.number ?? services.first.shortCode))
        if plan.isUpdate, source.path == nil { throw UsageError("--update writes files; stdin is none") }
        var gateway = try await gateway(place, at: program.place, for: terms.number)
        place = gateway
        var replay = try GatewayReplay(of: source, plan.input, terms, at: gateway.place, plan.style)
        defer { place = gateway }
        return try await replay.run(at: &gateway.door, into: &printer, until: signals)
    }

    /// That which is there, or a new one.
    private func gateway(
        _ gateway: Gateway?, at place: GatewayPlace, for number: Address
    ) async throws -> Gateway {
        guard let gateway else {
            let new = try await Gateway(at: place, number: number, zone: plan.services.zone, until: signals)
            if !plan.style.isQuiet { Diagnostics.say("\(number) at \(new.place)") }
            return new
        }
        guard gateway.number.number == number.number else {
            throw UsageError(
                "the program is \(gateway.number), and this log is for \(number); play it in a run of its own")
        }
        return gateway
    }

    /// Those that the recording is for; where the plan says which short code is meant, they are asked for names alone.
    private func services(for source: RecordingSource, _ program: ProgramPlan) throws -> PlayedServices {
        do {
            return try ReplaySetup.services(plan.services, source)
        } catch {
            guard program.number != nil, plan.services.grammars.isEmpty else { throw error }
            return try plan.services.services()
        }
    }
}
