public import Store

/// Why a centre was not made what it was, or is not kept as it is.
public enum SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No snapshot has this name.
    case unknown(SnapshotName)
    /// The traffic is recorded, and a record that is played again could not do what was done here.
    case recording
    /// The store takes so many octets: too much to be kept in memory from the start on.
    case tooLarge(octets: Int)
    /// So many snapshots are kept already.
    case tooMany(Int)
    /// The store, or the file of a snapshot, failed; the store is as it was.
    case store(StoreError)

    public var description: String {
        switch self {
        case .unknown(let name): "there is no snapshot '\(name)'"
        case .recording: "the traffic is recorded, and a record cannot be taken back; end the recording first"
        case .tooLarge(let octets):
            "the store has \(octets) octets, and how it was at the start is kept of smaller ones only; keep a snapshot, and "
                + "restore that"
        case .tooMany(let count): "\(count) snapshots are kept, as many as there can be; drop one first"
        case .store(let error): "\(error)"
        }
    }
}
