public import ShortMessage

/// What a member says about herself to bind a telephone.
public struct Registration: Hashable, Sendable {
    /// The identity number, under which the record must have the card.
    public let nik: NIK
    /// The name, of which the letters must be those of the record; nil where it was left out, and nothing is compared.
    public let name: PersonName?
    /// The day of birth, which must be that of the record.
    public let birthDate: CalendarDate
    /// One of her cards, whichever she names.
    public let kpj: KPJ
    /// An e-mail address, which is compared with nothing; nil where it was left out.
    public let email: Email?

    /// What a message says, before anything of it is compared with the record.
    public init(nik: NIK, name: PersonName? = nil, birthDate: CalendarDate, kpj: KPJ, email: Email? = nil) {
        (self.nik, self.name, self.birthDate, self.kpj, self.email) = (nik, name, birthDate, kpj, email)
    }

    /// What is odd but no fault.
    public var warnings: Set<Warning> {
        nik.hasDate(birthDate) ? [] : [.birthDateDiffersFromNIK]
    }

    /// Something odd about a registration, which is no reason to refuse it.
    public enum Warning: Hashable, Sendable {
        /// An identity number is never changed, so some were given with another birth date.
        case birthDateDiffersFromNIK
    }
}

extension Registration.Warning: CustomStringConvertible {
    public var description: String {
        switch self {
        case .birthDateDiffersFromNIK: "the birth date in the NIK is another than the one in the message"
        }
    }
}
