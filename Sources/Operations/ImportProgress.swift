import Doors
import Membership

/// How far an import is: rows, rate, and the time that is left.
package struct ImportProgress {
    /// How much there is; 0 where it is not known.
    package enum Extent: Sendable {
        case octets(Int)
        case rows(Int)
    }

    /// The parts of the time that reading a file to be entered, and then entering its people, take; its cards take the
    /// rest.
    static let (reading, people) = (0.3, 0.15)

    private let start = ContinuousClock.now
    private let extent: Extent
    private let reading: Double
    private var octets = 0
    private var line: Progress

    /// - Parameter reading: the part of the time that the rows themselves take.
    init(_ name: String, _ extent: Extent, reading: Double = 1) {
        (self.extent, self.reading) = (extent, reading)
        line = Progress(name)
    }

    mutating func show(rows: Int, octets block: Int) {
        octets += block
        let (part, start) = (part(rows).map { $0 * reading }, start)
        line.show(Self.state(rows, part: part, since: start))
    }

    mutating func show(_ progress: StagedRows.Progress) {
        let start = start
        switch progress {
        case .people(let rows, let count):
            let part = Self.reading + Self.people * Double(rows) / Double(count)
            line.show("entering people, row \(rows) of \(count)\(Self.timeLeft(part, since: start))")
        case .cards(let rows, let count):
            let done = Self.reading + Self.people
            let part = done + (1 - done) * Double(rows) / Double(count)
            line.show("entering cards, row \(rows) of \(count)\(Self.timeLeft(part, since: start))")
        }
    }

    mutating func clear() {
        line.clear()
    }

    /// How much of the whole is read, 0 to 1; nil where the whole is not known.
    private func part(_ rows: Int) -> Double? {
        let (done, whole) =
            switch extent {
            case .octets(let size): (octets, size)
            case .rows(let count): (rows, count)
            }
        return whole > 0 && done > 0 ? Double(done) / Double(whole) : nil
    }

    private static func state(_ rows: Int, part: Double?, since start: ContinuousClock.Instant) -> String {
        let seconds = max((ContinuousClock.now - start) / .seconds(1), 0.001)
        return "\(rows) rows, \(Int(Double(rows) / seconds)) a second\(timeLeft(part, since: start))"
    }

    private static func timeLeft(_ part: Double?, since start: ContinuousClock.Instant) -> String {
        guard let part, part < 1 else { return "" }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        return ", \(Int((seconds / part - seconds).rounded(.up))) s left"
    }
}
