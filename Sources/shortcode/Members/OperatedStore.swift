import Doors
import Glibc
import Membership
import MessageCentre
import ShortMessage
import Store

/// A store in a file, as an operator works on it.
struct OperatedStore: Sendable {
    let path: String
    let zone: Zone

    /// When the operator acts.
    var now: Timestamp { MachineClock.now(zone.minutes) }

    /// The store as it is, beside a service that may run on it.
    func reading() throws -> StoreReading {
        let store = try StoreReading(path: path, service: try MembershipService(zone: zone.minutes))
        Diagnostics.tell(of: store)
        return store
    }

    /// Does some work on the store, which no service uses meanwhile; one that is made for it holds nobody, and is taken
    /// away where the work does not succeed; one that other services have filled is refused.
    func working(_ work: (MessageCentre) async throws -> ExitStatus) async throws -> ExitStatus {
        let service = try MembershipService(zone: zone.minutes).withoutSamples
        let centre = try MessageCentre(store: .file(path), shortCode: service.shortCode, service: service)
        Diagnostics.tell(of: centre)
        do {
            try await centre.mustNotBeAhead(of: now)
            let status = try await work(centre)
            try await status == .well ? centre.close() : centre.closeUnused()
            return status
        } catch {
            try? await centre.closeUnused()
            throw error
        }
    }

    func mustExist() throws(DeviceError) {
        guard access(path, F_OK) == 0 else { throw DeviceError.last("store '\(Text.escaped(path))'") }
    }

    /// The same for a store that must be there.
    func operating(_ work: (MessageCentre) async throws -> Void) async throws -> ExitStatus {
        try mustExist()
        return try await working { centre in
            try await work(centre)
            return .well
        }
    }
}

extension OperatedStore {
    /// What upgrades and snapshots have kept of the store beside it, by name.
    var copies: [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let directory = parts.dropLast().joined(separator: "/")
        guard let name = parts.last, let stream = opendir(parts.count == 1 ? "." : directory + "/") else { return [] }
        defer { closedir(stream) }
        var copies: [String] = []
        while let entry = readdir(stream) {
            let file = withUnsafeBytes(of: entry.pointee.d_name) { name in
                String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
            }
            if file.hasPrefix("\(name).before-") || file.hasPrefix("\(name).snapshot-") { copies.append(file) }
        }
        return copies.sorted()
    }
}

extension Diagnostics {
    /// Says that a store of an earlier version was brought up to date, and where it is kept as it was; and that one has
    /// lost its end.
    static func tell(of centre: MessageCentre) {
        if let upgrade = centre.upgrade { say("shortcode: \(upgrade)") }
        if let shortfall = centre.shortfall { say("shortcode: \(shortfall)") }
    }

    /// Says that a store which is only read has lost its end.
    static func tell(of store: StoreReading) {
        if let shortfall = store.shortfall { say("shortcode: \(shortfall)") }
    }
}
