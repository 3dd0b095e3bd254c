import Doors
import Services
import ShortMessage
import Transcripts

/// What one recording says, on its way to the printer of all.
struct RecordingPrinter {
    let style: ReplayStyle
    private let printer: ReplayPrinter
    /// The recording's place among all.
    private let index: Int
    private let paint: ReplyDifference.Paint
    private var pieces: [ReplayPrinter.Piece] = []
    /// Whose conversation was shown last.
    private var shown: Address.Number?

    init(_ printer: ReplayPrinter, _ index: Int, _ style: ReplayStyle) {
        (self.printer, self.index, self.style) = (printer, index, style)
        paint = ReplyStyle.mayColour(.standardOutput) && style.form == .text ? .colours : .none
    }

    func progress(_ state: String) async {
        await printer.progress(state, of: index)
    }

    /// Shows a difference, below the person whose conversation it is in.
    ///
    /// - Returns: its picture, where a report has it.
    mutating func show(_ difference: ReplyDifference, of name: String, hiding names: SeenNames) -> String? {
        guard style.form != .text || !style.isQuiet || style.junit != nil else { return nil }
        let recipient = style.mask.shown(difference.recipient)
        let head = "--- \(name): \(recipient)"
        let isMasked = !style.mask.isOff
        switch style.form {
        case .json:
            let document = difference.json(
                log: name, recipient: recipient, number: { style.mask.shown($0) },
                shown: { isMasked ? Text.masked($0, hiding: names) : $0 })
            append("\(document)\n")
        case .text where !style.isQuiet:
            if shown != difference.recipient.number {
                append(paint == .none ? head + "\n" : "\u{1B}[1m\(head)\u{1B}[0m\n")
            }
            shown = difference.recipient.number
            append(difference.picture(file: name, isMasked: isMasked, hiding: names, paint: paint) + "\n")
        case .text, .tap: break
        }
        guard style.keepsPictures else { return nil }
        return head + "\n" + difference.picture(file: name, isMasked: isMasked, hiding: names)
    }

    /// Shows something else that differs.
    mutating func show(_ picture: String) {
        if style.form == .text, !style.isQuiet { append(picture + "\n") }
    }

    /// Says something on stdout, whatever the style.
    mutating func append(_ text: String) {
        pieces.append(.output(text))
    }

    /// Says something on stderr.
    mutating func remark(_ lines: [String]) {
        if !lines.isEmpty { pieces.append(.remarks(lines)) }
    }

    /// Says what became of it.
    mutating func end(_ result: ReplayResult, _ tally: ReplayTally, hints: [String] = []) {
        pieces.append(.result(result, tally, hints: hints))
    }

    /// Hands in what there is.
    mutating func flush() async {
        guard !pieces.isEmpty else { return }
        let pieces = pieces
        self.pieces = []
        await printer.say(pieces, of: index)
    }

    /// Nothing follows.
    mutating func finish(_ status: ExitStatus) async {
        pieces.append(.end(status))
        await flush()
    }

    /// It could not be played to its end; nothing follows.
    mutating func fail(_ error: any Error) async {
        pieces.append(.failure("\(error)"))
        await finish(ExitStatus(error))
    }
}
