import ShortMessage

/// Which ESME last sent from a number, and so gets what is sent to it.
///
/// Of more numbers than it has room for it forgets those that were not used for longest.
struct NumberOwners {
    private static let most = 100_000

    private var recent: [Address.Number: String] = [:]
    private var older: [Address.Number: String] = [:]

    subscript(number: Address.Number) -> String? { recent[number] ?? older[number] }

    mutating func note(_ number: Address.Number, _ party: String) {
        guard recent[number] != party else { return }
        if recent.count >= Self.most { (older, recent) = (recent, [:]) }
        recent[number] = party
    }
}
