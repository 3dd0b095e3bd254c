import MessageCentre
import Transcripts

/// What an earlier run left.
extension PipeDoor {
    /// Where nothing comes in for a while, what an earlier run left does not wait for it; where the input may still decide on
    /// the form, it has a moment for that.
    mutating func resumeWithoutInput() async throws {
        let isDecided = plan.output != nil || plan.form != nil || Descriptor.standardOutput.isTerminal
        let moment = ContinuousClock.now + (isDecided ? .zero : .seconds(1))
        guard try blocks.wait(until: moment, orInput: true) else { return }
        try await resume()
    }

    /// Once, before anything else: writes what an earlier run took on itself and did not write, or did not live to confirm.
    mutating func resume() async throws {
        guard !hasResumed else { return }
        hasResumed = true
        printer.form = outputForm
        let deliveries = try await handsets.take()
        guard !deliveries.isEmpty else { return }
        printer.remark("messages that an earlier run did not deliver come first: \(deliveries.count)")
        printer.form = leftoverForm
        printer.printAll(deliveries)
        printer.form = outputForm
        try await write()
    }

    /// Of what was caused before this input: it is anybody's, so that only a log line says whose.
    private var leftoverForm: LineForm {
        let form = outputForm
        return form == .text && plan.output == nil && !Descriptor.standardOutput.isTerminal ? .log : form
    }
}
