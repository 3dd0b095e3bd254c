import Doors
import Explanations
import ShortMessage
import Transcripts

extension Replay {
    /// Plays the recordings, some at once, each begun in its turn.
    func playAll(by printer: ReplayPrinter, until signals: Descriptor) async {
        await withTaskGroup(of: Void.self) { group in
            for (index, file) in files.enumerated() {
                if index >= jobs { await group.next() }
                guard EndSignal.caught == nil, await printer.goesOn else { break }
                let recording = RecordingPrinter(printer, index, style)
                group.addTask { await play(file, into: recording, until: signals) }
            }
        }
    }

    /// One recording; what goes wrong with it is said and does not keep the others from being played.
    private func play(_ file: String, into printer: RecordingPrinter, until signals: Descriptor) async {
        var printer = printer
        do {
            let source = try RecordingSource(file, until: signals)
            defer { source.close() }
            await printer.finish(try await RecordingReplay(of: source, self).run(into: &printer, until: signals))
        } catch {
            await printer.fail(error)
        }
    }

    /// Plays the recordings to one program, which stays where it is between them.
    func playAllToProgram(by printer: ReplayPrinter, until signals: Descriptor) async {
        var gateway: Gateway?
        for (index, file) in files.enumerated() {
            guard EndSignal.caught == nil, await printer.goesOn else { break }
            var recording = RecordingPrinter(printer, index, style)
            do {
                let source = try RecordingSource(file, until: signals)
                defer { source.close() }
                await recording.finish(try await play(source, at: &gateway, into: &recording, until: signals))
            } catch {
                await recording.fail(error)
            }
        }
        await gateway?.close()
    }

    private func play(
        _ source: RecordingSource, at place: inout Gateway?, into printer: inout RecordingPrinter,
        until signals: Descriptor
    ) async throws -> ExitStatus {
        let services = try services(for: source)
        let terms = try GatewayTerms(
            of: source, to: number ?? services.programNumber(), gatewayOptions.pace, times: times,
            expecting: expect.flatMap { $0 }, only: only,
            grammar: services.grammar(at: number ?? services.first.shortCode))
        if update, source.path == nil { throw UsageError("--update writes files; stdin is none") }
        var gateway = try await gateway(place, for: terms.number, until: signals)
        place = gateway
        var replay = try GatewayReplay(of: source, input, terms, at: gateway.place, style)
        defer { place = gateway }
        return try await replay.run(at: &gateway.door, into: &printer, until: signals)
    }

    /// That which is there, or a new one.
    private func gateway(
        _ gateway: Gateway?, for number: Address, until signals: Descriptor
    ) async throws -> Gateway {
        guard let via else { preconditionFailure("only --via plays to a program") }
        guard let gateway else {
            let new = try await Gateway(at: via, number: number, zone: options.zone, until: signals)
            if !quiet { Diagnostics.say("\(number) at \(new.place)") }
            return new
        }
        guard gateway.number.number == number.number else {
            throw UsageError(
                "the program is \(gateway.number), and this log is for \(number); play it in a run of its own")
        }
        return gateway
    }

    /// Those that the recording is for; where --number says which short code is meant, they are asked for names alone.
    private func services(for source: RecordingSource) throws -> PlayedServices {
        do {
            return try ReplaySetup.services(options, source)
        } catch {
            guard number != nil, options.grammar.isEmpty else { throw error }
            return try options.services()
        }
    }
}
