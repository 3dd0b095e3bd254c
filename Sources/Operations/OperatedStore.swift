package import Doors
import Glibc
import Membership
package import MessageCentre
package import ShortMessage
package import Store

/// A store in a file, as an operator works on it.
package struct OperatedStore: Sendable {
    package let path: String
    package let zone: Zone

    package init(path: String, zone: Zone) {
        (self.path, self.zone) = (path, zone)
    }

    /// When the operator acts.
    package var now: Timestamp { MachineClock.now(zone.minutes) }

    /// The store as it is, beside a service that may run on it.
    package func reading() throws -> StoreReading {
        let store = try StoreReading(path: path, service: try MembershipService(zone: zone.minutes))
        Diagnostics.tell(of: store)
        return store
    }

    /// Does some work on the store, which no service uses meanwhile; one that is made for it holds nobody, and is taken
    /// away where the work does not succeed; one that other services have filled is refused.
    package func working(_ work: (MessageCentre) async throws -> ExitStatus) async throws -> ExitStatus {
        let service = try MembershipService(zone: zone.minutes).withoutSamples
        let centre = try MessageCentre(store: .file(path), shortCode: service.shortCode, service: service)
        Diagnostics.tell(of: centre)
        await centre.listen(expiring: Diagnostics.tell(ofExpired:))
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

    package func mustExist() throws(DeviceError) {
        guard access(path, F_OK) == 0 else { throw DeviceError.last("store '\(Text.escaped(path))'") }
    }

    /// The same for a store that must be there.
    package func operating(_ work: (MessageCentre) async throws -> Void) async throws -> ExitStatus {
        try mustExist()
        return try await working { centre in
            try await work(centre)
            return .well
        }
    }
}

extension OperatedStore {
    /// What upgrades and snapshots have kept of the store beside it, by name.
    package var copies: [String] {
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
