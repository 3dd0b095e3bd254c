package import Doors
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Synchronization

/// Invented members on their way into a store or a file.
package struct MemberGeneration {
    private let count: Int
    private let seed: UInt64
    private let years: Int

    /// - Parameters:
    ///   - count: cards.
    ///   - years: those of contributions that each card has.
    package init(count: Int, seed: UInt64, years: Int) {
        (self.count, self.seed, self.years) = (count, seed, years)
    }

    private var file: GeneratedFile { GeneratedFile(cards: count, seed: seed) }

    private var histories: GeneratedHistories {
        get throws { try GeneratedHistories(cards: count, seed: seed, years: years) }
    }

    /// Enters them as an import does, then the contributions of some thousand cards at a time.
    package func enter(into store: String) async throws -> ExitStatus {
        let (target, file) = (OperatedStore(path: store, zone: .standard), file)
        let entry = FileImport(
            act: .generate, extent: .rows(count), name: store, unmasked: true, moment: target.now
        ) { receive in try file.give(to: receive) }
        let status = try await target.working { centre in try await entry.run(in: centre) }
        guard status == .well, years > 0 else { return status }
        // Opened again, the store is none that is taken away where the work is stopped.
        return try await target.working { centre in
            try await enterHistories(into: centre, of: store, at: target.now)
        }
    }

    private func enterHistories(
        into centre: MessageCentre, of store: String, at moment: Timestamp
    ) async throws -> ExitStatus {
        let count = count
        let progress = Mutex(Progress(store))
        let tally = try await histories.enter(into: centre, at: moment) { cards in
            progress.withLock { $0.show("contributions of card \(cards) of \(count)") }
            return EndSignal.caught == nil
        }
        progress.withLock { $0.clear() }
        guard EndSignal.caught == nil else {
            Diagnostics.say("\(store): interrupted; contributions: \(tally)")
            return .interrupted
        }
        Diagnostics.say("\(store): contributions: \(tally)")
        return .well
    }

    /// Writes them into a new file, or on stdout; a file that was not finished is taken away.
    ///
    /// - Parameter contributions: whether the contributions of the cards are written instead of the cards.
    package func write(contributions: Bool, to output: String?) throws -> ExitStatus {
        let target = try output.map(Descriptor.creating) ?? .standardOutput
        do {
            try write(contributions, to: target)
            guard EndSignal.caught == nil else { throw Interrupted() }
        } catch {
            if let output { unlink(output) }
            guard error is Interrupted else { throw error }
            return .interrupted
        }
        return .well
    }

    private func write(_ contributions: Bool, to target: Descriptor) throws {
        var progress = ImportProgress(target.name, .rows(count))
        defer { progress.clear() }
        var rows = 0
        try give(contributions) { block in
            try target.writeOutput(block)
            rows += block.count { $0 == UInt8(ascii: "\n") }
            progress.show(rows: rows, octets: block.count)
        }
    }

    private func give(_ contributions: Bool, to receive: ([UInt8]) throws -> Void) throws {
        guard contributions else { return try file.give(to: receive) }
        var block = Array(GeneratedHistories.header.utf8)
        try histories.eachCard { lines in
            block += lines.utf8
            guard block.count >= Descriptor.blockSize else { return }
            try receive(block)
            guard EndSignal.caught == nil else { throw Interrupted() }
            block.removeAll(keepingCapacity: true)
        }
        try receive(block)
    }

    private struct Interrupted: Error {}
}
