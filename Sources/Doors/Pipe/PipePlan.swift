package import ShortMessage
package import Transcripts

/// What a pipe does, whoever asks for it.
package struct PipePlan: Sendable {
    /// Who sends texts, and reads on a terminal.
    package var played: Address
    /// Where a message goes that names no recipient.
    package var shortCode: Address
    /// They tell messages from recorded replies.
    package var numbers: ServiceNumbers
    /// Form of the input; nil where the first line decides.
    package var form: LineForm?
    /// Form of the output; nil for that of the input.
    package var output: LineForm?
    /// Whose time counts; nil where the first message decides.
    package var clock: ClockSource?
    /// Whether a log is shifted to begin at the store's last entry.
    package var isRebased = false
    package var speed = Speed.max
    /// Seconds for which final messages are kept; nil for ever.
    package var period: Int64?
    /// Minutes ahead of UTC.
    package var zone: Int
    package var mask: NumberMask
    /// What goes wrong, as a log says it at its top.
    package var faults: [RecordDirective] = []
    /// Whether the store ends with the process.
    package var isInMemory = true
    /// What a person at a terminal can begin with; nil for no idea.
    package var suggestion: String?

    package init(played: Address, shortCode: Address, numbers: ServiceNumbers, zone: Int, mask: NumberMask) {
        (self.played, self.shortCode, self.numbers) = (played, shortCode, numbers)
        (self.zone, self.mask) = (zone, mask)
    }

    /// What a log of a new store says at its top; in one that is kept nothing happens behind the last line.
    var head: [RecordDirective] {
        faults + (isInMemory ? [] : [RecordDirective(.until, LogDirectives.lastLine)])
    }
}
