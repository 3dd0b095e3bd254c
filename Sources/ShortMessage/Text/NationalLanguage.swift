/// A language with shift tables of its own; the raw value is its identifier on the air (TS 23.038, 6.2.1.2.4).
public enum NationalLanguage: UInt8, Hashable, Sendable, CaseIterable {
    /// The language of identifier 1.
    case turkish = 1
    /// Languages of the identifiers 2 to 13, in order.
    case spanish, portuguese, bengali, gujarati, hindi, kannada, malayalam, oriya, punjabi, tamil, telugu, urdu

    /// Spanish has a single shift table only.
    public var hasLockingTable: Bool { Self.lockingSources[self] != nil }
}
