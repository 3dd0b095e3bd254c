public import ShortMessage

/// A person on the record.
public struct Member: Hashable, Sendable {
    public let nik: NIK
    public let name: PersonName
    public let birthDate: CalendarDate
    /// The telephone that a branch entered; a binding is another thing.
    public let phone: MSISDN?
    public let email: Email?

    public init(nik: NIK, name: PersonName, birthDate: CalendarDate, phone: MSISDN?, email: Email?) {
        (self.nik, self.name, self.birthDate, self.phone, self.email) = (nik, name, birthDate, phone, email)
    }
}
