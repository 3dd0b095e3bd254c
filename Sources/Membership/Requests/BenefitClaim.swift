public import ShortMessage

/// How a claim of old-age savings stands.
public struct BenefitClaim: Hashable, Sendable {
    /// How far the claim has come.
    public let state: State
    /// From when.
    public let day: CalendarDate
    /// Papers that are missing; some where the claim is incomplete.
    public let missing: Papers

    /// Where a claim has come to.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// The steps of a claim: taken in, being checked, without all its papers, granted, paid out, refused.
        case received, checked, incomplete, approved, paid, rejected
    }

    package init(state: State, day: CalendarDate, missing: Papers = []) {
        (self.state, self.day, self.missing) = (state, day, missing)
    }
}

/// What has to be shown with a claim.
public struct Papers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// As replies and files name them, in the order in which they are named.
    static let codes: [(code: String, paper: Papers)] = ["KTP", "KK", "KARTU", "NPWP", "REKENING", "SURAT"].enumerated()
        .map { ($0.element, Papers(rawValue: 1 << UInt8($0.offset))) }

    /// All codes, with a blank between.
    package static var list: String { codes.map(\.code).joined(separator: " ") }

    /// `KTP`, `KK` …
    public var codes: [String] {
        Self.codes.filter { contains($0.paper) }.map(\.code)
    }

    /// The paper with this code, or nil.
    package init?(code: some StringProtocol) {
        guard let known = Self.codes.first(where: { $0.code == code }) else { return nil }
        self = known.paper
    }
}
