package import Doors
package import MessageGrammar
package import ShortMessage

/// One log, played to a program at a door that is open already.
package struct ProgramTrial {
    private let log: String
    private let number: Address
    private let pace: TrafficPace
    private let grammar: Grammar?
    private let style: ReplayStyle

    /// - Parameters:
    ///   - log: the file.
    ///   - number: the program's.
    ///   - grammar: what tells the names in messages, which are masked; nil where none is known.
    package init(of log: String, to number: Address, _ pace: TrafficPace, grammar: Grammar?, mask: NumberMask) {
        (self.log, self.number, self.pace, self.grammar) = (log, number, pace, grammar)
        style = ReplayStyle(mask: mask)
    }

    /// Plays it, says what differs from its replies, and closes the door.
    ///
    /// - Parameter place: where the program is, as messages name it.
    package func run(
        at door: inout any GatewayDoor, _ place: String, until signals: Descriptor
    ) async throws -> ExitStatus {
        let printer = ReplayPrinter(style, files: [log])
        var recording = RecordingPrinter(printer, 0, style)
        do {
            let source = try RecordingSource(log, until: signals)
            let terms = try GatewayTerms(of: source, to: number, pace, grammar: grammar)
            var replay = try GatewayReplay(of: source, nil, terms, at: place, style)
            await recording.finish(try await replay.run(at: &door, into: &recording, until: signals))
        } catch {
            await recording.fail(error)
        }
        await door.close()
        try await printer.conclude()
        return await printer.status
    }
}
