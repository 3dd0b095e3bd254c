import ShortMessage

/// What a telephone has to do with members, now, as far as two such states can be compared.
struct TelephoneState {
    /// In the order of their kinds, and then of the members.
    let ties: [Tie]

    /// A binding, or a move of one, without what another telephone changes of it.
    struct Tie {
        enum Kind: String, CaseIterable {
            /// The telephone waits for the member.
            case awaited
            /// Another telephone waits for a member that this one has, or left not long before.
            case away
            /// The telephone is the member's.
            case bound
            /// No other telephone than one may ask for the member whom this one has.
            case refused
        }

        let kind: Kind
        let member: NIK
        /// The one that is bound, waits, or may ask.
        let phone: MSISDN
        /// When a move was asked for, or the refusal ends, in milliseconds since 1970-01-01T00:00:00Z.
        let at: Int64
    }
}
