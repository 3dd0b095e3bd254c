package import Doors
import Membership
package import MessageCentre
package import ShortMessage

/// One file of members on its way into a store, be it read or invented.
package struct FileImport: Sendable {
    /// More bad rows than these are only counted.
    private static let mostShown = 100

    let act: OperatorAct.Name
    /// What is to be done in all.
    let extent: ImportProgress.Extent
    let name: String
    let unmasked: Bool
    let moment: Timestamp
    let source: @Sendable (_ receive: ([UInt8]) throws -> Void) throws -> Void

    /// - Parameters:
    ///   - act: what is noted as the operator's.
    ///   - moment: when that is.
    ///   - source: gives the octets of the file block by block, until it ends or a signal has come.
    package init(
        act: OperatorAct.Name, extent: ImportProgress.Extent, name: String, unmasked: Bool, moment: Timestamp,
        source: @escaping @Sendable (_ receive: ([UInt8]) throws -> Void) throws -> Void
    ) {
        (self.act, self.extent, self.name, self.unmasked) = (act, extent, name, unmasked)
        (self.moment, self.source) = (moment, source)
    }

    /// Enters everything or nothing, and says what was done.
    package func run(in centre: MessageCentre) async throws -> ExitStatus {
        do {
            let tally = try await centre.enterMembers(act, at: moment) { entry in try read(into: &entry) }
            Diagnostics.say("\(name): \(tally)")
            return .well
        } catch let rejected as Rejected {
            let hidden = rejected.tally.bad - Self.mostShown
            if hidden > 0 { Diagnostics.say("\(name): \(hidden) more bad rows") }
            Diagnostics.say("\(name): \(rejected.tally); nothing was entered")
            return .found
        } catch is CancellationError {
            Diagnostics.say("\(name): interrupted; nothing was entered")
            return .interrupted
        }
    }

    private func read(into entry: inout MemberImport) throws -> MemberImport.Tally {
        var progress = ImportProgress(name, extent, reading: ImportProgress.reading)
        defer { progress.clear() }
        var shown = 0
        try source { block in
            show(try entry.receive(block[...]), after: &shown, &progress)
            progress.show(rows: entry.rowsRead, octets: block.count)
        }
        guard EndSignal.caught == nil else { throw CancellationError() }
        let bad = try entry.finish(unless: { EndSignal.caught != nil }, progress: { progress.show($0) })
        show(bad, after: &shown, &progress)
        guard entry.tally.bad == 0 else { throw Rejected(tally: entry.tally) }
        return entry.tally
    }

    private func show(_ bad: [BadRow], after shown: inout Int, _ progress: inout ImportProgress) {
        let rows = bad.prefix(Self.mostShown - shown)
        guard !rows.isEmpty else { return }
        progress.clear()
        Diagnostics.say(rows.map { "\(name):\($0.description(unmasked: unmasked))" })
        shown += rows.count
    }

    private struct Rejected: Error {
        let tally: MemberImport.Tally
    }
}
