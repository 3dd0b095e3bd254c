import ShortMessage

/// What a telephone has to do with members, now, as far as two such states can be compared.
struct TelephoneState {
    /// The member whose telephone it is.
    let member: NIK?
    /// The move to it that waits: member and time; empty where none does.
    let awaited: String
    /// Moves that wait to take its place, also at members that it left not long before: member, telephone and time.
    let movesAway: String
}
