/// How far an import is: rows, rate, and the time that is left.
struct ImportProgress {
    /// How much there is; 0 where it is not known.
    enum Extent {
        case octets(Int)
        case rows(Int)
    }

    private let start = ContinuousClock.now
    private let extent: Extent
    private var octets = 0
    private var line: Progress

    init(_ name: String, _ extent: Extent) {
        self.extent = extent
        line = Progress(name)
    }

    mutating func show(rows: Int, octets block: Int) {
        octets += block
        let (part, start) = (part(rows), start)
        line.show(Self.state(rows, part: part, since: start))
    }

    mutating func clear() {
        line.clear()
    }

    /// How much of the whole is done, 0 to 1; nil where the whole is not known.
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
        let rate = "\(rows) rows, \(Int(Double(rows) / seconds)) a second"
        guard let part, part < 1 else { return rate }
        return "\(rate), \(Int((seconds / part - seconds).rounded(.up))) s left"
    }
}
