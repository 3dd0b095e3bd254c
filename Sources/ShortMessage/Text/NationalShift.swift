/// The tables that one message uses in place of the default alphabet and its extension (TS 23.038, 6.2.1.2).
public struct NationalShift: Hashable, Sendable {
    /// The language whose locking table replaces the default alphabet, or nil.
    public let locking: NationalLanguage?
    /// The language whose single shift table replaces the extension table, or nil.
    public let single: NationalLanguage?

    /// The tables of one or two national languages; Spanish, which has no locking table, counts as nil in `locking`.
    public init(locking: NationalLanguage? = nil, single: NationalLanguage? = nil) {
        self.locking = locking?.hasLockingTable == true ? locking : nil
        self.single = single
    }

    /// The default alphabet and its extension table.
    public static let none = NationalShift()

    /// Every choice of at most one locking and one single shift table of these languages, without `none`.
    public static func combinations(of languages: some Sequence<NationalLanguage>) -> [NationalShift] {
        let choices = [nil] + languages.map(Optional.some)
        var seen: Set<NationalShift> = [.none]
        var combinations: [NationalShift] = []
        for locking in choices {
            for single in choices {
                let shift = NationalShift(locking: locking, single: single)
                if seen.insert(shift).inserted { combinations.append(shift) }
            }
        }
        return combinations
    }
}

extension NationalShift: CustomStringConvertible {
    /// `turkish locking, portuguese single shift`; `default` where there is neither.
    public var description: String {
        let tables = [locking.map { "\($0) locking" }, single.map { "\($0) single shift" }].compactMap(\.self)
        return tables.isEmpty ? "default" : tables.joined(separator: ", ")
    }
}
