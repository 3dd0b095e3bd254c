public import MessageCentre
public import ShortMessage
public import Store

/// A recorded conversation of a terminal with a modem.
public struct Dialog: Hashable, Sendable {
    /// The lines of the file.
    public let lines: [DialogLine]

    /// What the terminal sent once, and what the modem gave for it.
    public struct Exchange: Hashable, Sendable {
        /// The line of the file; 1 is the first.
        public let line: Int
        /// What the terminal sent, without escapes and without the CR that follows; a Ctrl-Z or ESC at its end is kept.
        public let sent: String
        /// The lines that the modem gave before the next one was sent, without echo, line ends and escapes.
        public var given: [String]
    }

    /// Reads a dialog from the whole text of a file.
    ///
    /// - Throws: at the first line that belongs in no dialog.
    public init(source: String) throws(DialogError) {
        var lines: [DialogLine] = []
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            do {
                lines.append(try DialogLine(line))
            } catch {
                throw DialogError(line: lines.count + 1, problem: error)
            }
        }
        // The last line end begins no line.
        if lines.last == .comment("") { lines.removeLast() }
        self.lines = lines
    }

    private init(lines: [DialogLine]) {
        self.lines = lines
    }

    /// The first time that it names.
    public var start: Timestamp? {
        lines.lazy.compactMap { line in if case .time(let time) = line { time } else { nil } }.first
    }

    /// As it was recorded.
    public var exchanges: [Exchange] {
        var exchanges: [Exchange] = []
        for (number, line) in zip(1..., lines) {
            switch line {
            case .sent(let text): exchanges.append(Exchange(line: number, sent: text, given: []))
            case .given(let text): if !exchanges.isEmpty { exchanges[exchanges.count - 1].given.append(text) }
            case .comment, .time: break
            }
        }
        return exchanges
    }

    /// The same dialog, with what a modem gives now.
    ///
    /// - Parameters:
    ///   - handset: the one that is typed to; it is left as the dialog leaves it.
    ///   - centre: the one at which the handset is; its time passes with the dialog's.
    ///   - start: the time until the dialog names one.
    public func replayed(
        by handset: inout Handset, at centre: MessageCentre, from start: Timestamp
    ) async throws(StoreError) -> Dialog {
        var (replayed, now): ([DialogLine], Timestamp) = ([], start)
        let clock = ClockDriver(centre, .hand)
        for line in lines {
            switch line {
            case .given: continue
            case .time(let time):
                now = time
                replayed.append(line)
                let ended = try await handset.expire(at: now)
                try await clock.advance(to: now)
                let given = try await handset.giving(ended + handset.fetch(at: now), at: now)
                replayed += Self.given(given, for: "").map(DialogLine.given)
            case .sent(let text):
                replayed.append(line)
                let octets = try await handset.giving(handset.receive(line.octets, at: now), at: now)
                replayed += Self.given(octets, for: text).map(DialogLine.given)
            case .comment: replayed.append(line)
            }
        }
        return Dialog(lines: replayed)
    }

    /// The lines of what a modem gave, without the echo of what was sent.
    private static func given(_ octets: [UInt8], for sent: String) -> [String] {
        let echo = DialogLine.octets(of: sent)
        let rest = octets.starts(with: echo) ? octets.dropFirst(echo.count) : octets[...]
        return rest.split { $0 == 0x0D || $0 == 0x0A }.map { String(decoding: $0, as: UTF8.self) }
    }
}

extension Handset {
    /// What was given, and what follows where the terminal has it at once.
    package mutating func giving(_ first: [UInt8], at time: Timestamp) async throws(StoreError) -> [UInt8] {
        var given = first
        while awaitsWriting { given += try await wrote(at: time) }
        return given
    }
}

extension Dialog: CustomStringConvertible {
    /// As it stands in a file.
    public var description: String { lines.map { "\($0)\n" }.joined() }
}

/// A line of a file that belongs in no dialog.
public struct DialogError: Error, Hashable, CustomStringConvertible {
    /// 1 is the first.
    public let line: Int
    /// Why the line belongs in no dialog.
    public let problem: InvalidDialogLine

    /// An error at a line, of which 1 is the first.
    public init(line: Int, problem: InvalidDialogLine) {
        (self.line, self.problem) = (line, problem)
    }

    public var description: String { "line \(line): \(problem)" }
}
