import ShortMessage
import Store

/// The memories of handsets, which a restart finds as they were.
extension MessageCentre {
    func memory(of endpoint: Endpoint) throws(StoreError) -> [MemorySlot] {
        guard let owner = endpoint.owner else { return [] }
        return try storing { try store.read { try Journal($0).memory(of: owner) } }
    }

    /// In the file when it returns; it reaches the disk with the next commit, as what was delivered does.
    func keep(_ changes: [MemoryChange], for endpoint: Endpoint) throws(StoreError) {
        guard isRegistered(endpoint), let owner = endpoint.owner, !changes.isEmpty else { return }
        try storing { try commitUnhurriedly { desk in try desk.journal.change(changes, of: owner) } }
    }
}

extension Endpoint {
    /// Whose memory it is; nil for an endpoint that is no handset.
    var owner: Address.Number? {
        if case .address(let address) = claim { address.number } else { nil }
    }
}
