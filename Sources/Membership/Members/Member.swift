public import ShortMessage

/// A person on the record.
public struct Member: Hashable, Sendable {
    /// The identity number, which no other member has.
    public let nik: NIK
    /// The name as the record spells it; only its letters are compared.
    public let name: PersonName
    /// The day of birth on the record, which need not be the one in the NIK.
    public let birthDate: CalendarDate
    /// The telephone that a branch entered; a binding is another thing.
    public let phone: MSISDN?
    /// An e-mail address; nil where the record has none.
    public let email: Email?

    /// A person as the record has her; whether the parts fit together is not checked here.
    public init(nik: NIK, name: PersonName, birthDate: CalendarDate, phone: MSISDN?, email: Email?) {
        (self.nik, self.name, self.birthDate, self.phone, self.email) = (nik, name, birthDate, phone, email)
    }
}
