public import ShortMessage

/// What a member says about herself to bind a telephone.
public struct Registration: Hashable, Sendable {
    public let nik: NIK
    public let name: PersonName?
    public let birthDate: CalendarDate
    public let kpj: KPJ
    public let email: Email?

    public init(nik: NIK, name: PersonName? = nil, birthDate: CalendarDate, kpj: KPJ, email: Email? = nil) {
        (self.nik, self.name, self.birthDate, self.kpj, self.email) = (nik, name, birthDate, kpj, email)
    }

    /// What is odd but no fault.
    public var warnings: Set<Warning> {
        nik.hasDate(birthDate) ? [] : [.birthDateDiffersFromNIK]
    }

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
