import ShortMessage

/// A telephone that waits to take the place of the one that is bound.
struct PendingMove: Hashable {
    /// Seconds in which whoever was told can refuse.
    static let wait: Int64 = 24 * 60 * 60
    /// Seconds in which whoever is to be told can be reached: as long as a message waits for its recipient.
    static let patience: Int64 = 72 * 60 * 60

    let nik: NIK
    let phone: MSISDN
    let reference: Reference
    /// Milliseconds since 1970-01-01T00:00:00Z, as is `dueAt`.
    let requestedAt: Int64
    /// When it is completed, or given up where nobody was told until then.
    let dueAt: Int64
    /// How far the message to the telephone that can refuse has come.
    let word: Word

    /// How far the message to the telephone that can refuse has come.
    enum Word: String, CaseIterable {
        /// It waits to be delivered.
        case waiting
        /// A door that plays all telephones has it to write, before anything else.
        case handedOver = "handed over"
        /// It was delivered, at a time that nobody has told yet.
        case timeless
        /// It was delivered.
        case told
    }

}

extension PendingMove {
    /// One that begins now, and waits until somebody is told.
    init(_ phone: MSISDN, to nik: NIK, reference: Reference, at moment: Timestamp) {
        self.init(
            nik: nik, phone: phone, reference: reference, requestedAt: moment.milliseconds,
            dueAt: moment.adding(seconds: Self.patience).milliseconds, word: .waiting)
    }

    /// The same, with another word and another end.
    func with(_ word: Word, dueAt: Int64) -> PendingMove {
        PendingMove(
            nik: nik, phone: phone, reference: reference, requestedAt: requestedAt, dueAt: dueAt, word: word)
    }

    /// When it is given up where nobody is told.
    var untoldEnd: Int64 { requestedAt + Self.patience * 1000 }
    /// Whether it can be completed: whoever can refuse has been told, or is before anything else that this process writes.
    var isAgreed: Bool { word == .told || word == .handedOver }
}
