/// Why a telephone is not switched off, filled, or named.
public enum HandsetRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// A service or another door has its number.
    case taken(AddressTaken)
    /// So many telephones are named already.
    case tooMany(Int)

    public var description: String {
        switch self {
        case .taken(let error): "\(error)"
        case .tooMany(let count): "\(count) telephones are away, full or named already; put one back first"
        }
    }
}
