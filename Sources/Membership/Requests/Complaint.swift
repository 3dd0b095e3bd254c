package import ShortMessage

/// What somebody reported, for the operator to read.
package struct Complaint: Hashable, Sendable {
    package let reference: Reference
    package let phone: MSISDN
    /// The member whose telephone it was then.
    package let nik: NIK?
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let at: Int64
    package let text: String
    /// When it was done with, in milliseconds; nil while it is open.
    package let closedAt: Int64?

    init(reference: Reference, phone: MSISDN, nik: NIK?, at: Int64, text: String, closedAt: Int64? = nil) {
        (self.reference, self.phone, self.nik) = (reference, phone, nik)
        (self.at, self.text, self.closedAt) = (at, text, closedAt)
    }
}
