import ShortMessage

/// Cuts the lines of a recorded log into exchanges.
public struct ExchangeReader: Sendable {
    private let services: ServiceNumbers
    private var message: Arrival?
    private var lines: [Line] = []
    private var recorded: [Exchange.Recorded] = []
    private var unplayed: [Arrival] = []

    /// - Parameter services: those to which the log is played.
    public init(services: ServiceNumbers) {
        self.services = services
    }

    /// Takes the next line, and gives the exchange that ends with the line before it.
    ///
    /// - Throws: where the line is none of a log; it is kept in its place nevertheless.
    public mutating func read(_ line: Line) throws(LineFault) -> Exchange? {
        guard let entry = try entry(of: line) else { return nil }
        switch services.direction(from: entry.from, to: entry.to) {
        case .message:
            defer { (message, lines) = (Arrival(entry, line: line.number), [line]) }
            return finish()
        case .reply:
            recorded.append(Exchange.Recorded(index: lines.count, entry: entry))
            lines.append(line)
            return nil
        case .foreign:
            // Before the first message no reply is waited for, so these lines are not held; behind one they are, up to
            // the next.
            let ended = message == nil ? finish() : nil
            unplayed.append(Arrival(entry, line: line.number))
            lines.append(line)
            return ended
        }
    }

    /// The exchange whose end is the end of the log.
    public mutating func finish() -> Exchange {
        defer { (message, lines, recorded, unplayed) = (nil, [], [], []) }
        return Exchange(message: message, lines: lines, recorded: recorded, unplayed: unplayed)
    }

    private mutating func entry(of line: Line) throws(LineFault) -> LogEntry? {
        do throws(LineFault) {
            if case .entry(let entry) = try Self.parsed(line) { return entry }
            lines.append(line)
            return nil
        } catch {
            lines.append(line)
            throw error
        }
    }

    private static func parsed(_ line: Line) throws(LineFault) -> LogLine {
        switch line.content {
        case .overlong(let count):
            throw LineFault(line: line.number, problem: .overlong(octets: count))
        case .octets(let octets):
            do {
                return try LogLine(String(decoding: octets, as: UTF8.self))
            } catch {
                throw LineFault(line: line.number, problem: .log(error))
            }
        }
    }
}
