public import ShortMessage

/// What a member asked for, every field already a value of its own type.
public enum Command: Hashable, Sendable {
    /// `DAFTAR SALDO#…`: bind this telephone to a member.
    case register(Registration)
    /// `SALDO`: how much is on a card.
    case balance(CardChoice)
    /// `STATUS`: whether a card is active.
    case status(CardChoice)
    /// `KONTAK`: where to ask.
    case contact
    /// `TOLAK`: end a move of the binding to another telephone.
    case refuse
    /// `BERHENTI`: forget this telephone.
    case unbind
    /// `BANTUAN`: the formats.
    case help
}

/// Which of a member's cards a message means.
public enum CardChoice: Hashable, Sendable {
    /// None was named: the only one, if there is only one.
    case only
    case card(KPJ)
    /// The last four characters.
    case tail(String)
}

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
