internal import GRDB
import ShortMessage

/// The memories of handsets, which a restart finds as they were.
extension MessageCentre {
    func memory(of endpoint: Endpoint) throws(StoreError) -> [MemorySlot] {
        guard let owner = endpoint.owner else { return [] }
        return try storing { try database.read { db in try Journal(db).memory(of: owner) } }
    }

    /// In the file when it returns; it reaches the disk with the next commit, as what was delivered does.
    func keep(_ changes: [MemoryChange], for endpoint: Endpoint) throws(StoreError) {
        guard isRegistered(endpoint), let owner = endpoint.owner, !changes.isEmpty else { return }
        try storing { try commitUnhurriedly { db, _ in try Journal(db).change(changes, of: owner) } }
    }
}

extension Endpoint {
    /// Whose memory it is; nil for an endpoint that is no handset.
    var owner: AddressKey? {
        if case .address(let address) = claim { AddressKey(address) } else { nil }
    }
}
