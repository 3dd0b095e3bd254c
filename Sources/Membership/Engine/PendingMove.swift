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
    /// Whether the telephone that can refuse has the message that says so.
    let isTold: Bool

    /// One that begins now, and waits until somebody is told.
    init(_ phone: MSISDN, to nik: NIK, reference: Reference, at moment: Timestamp) {
        (self.nik, self.phone, self.reference) = (nik, phone, reference)
        requestedAt = moment.milliseconds
        dueAt = moment.adding(seconds: Self.patience).milliseconds
        isTold = false
    }

    init(nik: NIK, phone: MSISDN, reference: Reference, requestedAt: Int64, dueAt: Int64, isTold: Bool) {
        (self.nik, self.phone, self.reference) = (nik, phone, reference)
        (self.requestedAt, self.dueAt, self.isTold) = (requestedAt, dueAt, isTold)
    }
}
