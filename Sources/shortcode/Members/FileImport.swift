import Membership
import MessageCentre

/// One file of members on its way into a store.
struct FileImport {
    /// More bad rows than these are only counted.
    private static let mostShown = 100

    let blocks: BlockReader
    /// Octets; 0 where it is not known.
    let size: Int
    let name: String
    let unmasked: Bool

    /// Enters everything or nothing, and says what was done.
    func run(in centre: MessageCentre) async throws -> ExitStatus {
        do {
            let tally = try await centre.enterMembers { entry in try read(into: &entry) }
            Diagnostics.say("\(name): \(tally)")
            return .well
        } catch let rejected as Rejected {
            let hidden = rejected.tally.bad - Self.mostShown
            if hidden > 0 { Diagnostics.say("\(name): \(hidden) more bad rows") }
            Diagnostics.say("\(name): \(rejected.tally); nothing was entered")
            return .found
        } catch is Interrupted {
            Diagnostics.say("\(name): interrupted; nothing was entered")
            return .interrupted
        }
    }

    private func read(into entry: inout MemberImport) throws -> MemberImport.Tally {
        var progress = ImportProgress(name, size: size)
        defer { progress.clear() }
        while let block = try blocks.next() {
            show(try entry.receive(block[...]), after: entry.tally, &progress)
            progress.show(rows: entry.tally.rows, octets: block.count)
        }
        guard EndSignal.caught == nil else { throw Interrupted() }
        show(try entry.finish(), after: entry.tally, &progress)
        guard entry.tally.bad == 0 else { throw Rejected(tally: entry.tally) }
        return entry.tally
    }

    private func show(_ bad: [BadRow], after tally: MemberImport.Tally, _ progress: inout ImportProgress) {
        let room = max(0, Self.mostShown - (tally.bad - bad.count))
        guard room > 0, !bad.isEmpty else { return }
        progress.clear()
        Diagnostics.say(bad.prefix(room).map { "\(name):\($0.description(unmasked: unmasked))" })
    }

    private struct Rejected: Error {
        let tally: MemberImport.Tally
    }

    private struct Interrupted: Error {}
}

/// How far an import is: rows, rate, and the time that is left.
private struct ImportProgress {
    private let start = ContinuousClock.now
    private let size: Int
    private var octets = 0
    private var line: Progress

    init(_ name: String, size: Int) {
        self.size = size
        line = Progress(name)
    }

    mutating func show(rows: Int, octets block: Int) {
        octets += block
        let (left, done, start) = (size - octets, octets, start)
        line.show(Self.state(rows, octets: done, left: left, since: start))
    }

    mutating func clear() {
        line.clear()
    }

    private static func state(
        _ rows: Int, octets: Int, left: Int, since start: ContinuousClock.Instant
    ) -> String {
        let seconds = max((ContinuousClock.now - start) / .seconds(1), 0.001)
        let rate = "\(rows) rows, \(Int(Double(rows) / seconds)) a second"
        guard left > 0 else { return rate }
        return "\(rate), \(Int((seconds * Double(left) / Double(octets)).rounded(.up))) s left"
    }
}
