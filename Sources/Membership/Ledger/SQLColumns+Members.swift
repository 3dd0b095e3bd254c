internal import MessageCentre
import ShortMessage
import Store

/// The ledger's values: each is checked as strictly as where a door or a file first read it.
extension SQLColumns {
    mutating func nik() throws(DamagedValue) -> NIK {
        guard let nik = NIK(stored: try integer()) else { throw damage("an identity number") }
        return nik
    }

    mutating func kpj() throws(DamagedValue) -> KPJ {
        guard let kpj = KPJ(stored: try integer()) else { throw damage("the number of a card") }
        return kpj
    }

    mutating func phone() throws(DamagedValue) -> MSISDN {
        guard let number = UInt64(exactly: try integer()), MSISDN.storable.contains(number) else {
            throw damage("a telephone number")
        }
        return MSISDN(number: number)
    }

    mutating func optionalPhone() throws(DamagedValue) -> MSISDN? {
        try optional { columns throws(DamagedValue) in try columns.phone() }
    }

    /// A day of the years 1 to 9999.
    mutating func day() throws(DamagedValue) -> CalendarDate {
        let number = try integer()
        guard CalendarDate.storable.contains(number) else { throw damage("a day of the years 1 to 9999") }
        return CalendarDate(dayNumber: Int(number))
    }

    mutating func optionalDay() throws(DamagedValue) -> CalendarDate? {
        try optional { columns throws(DamagedValue) in try columns.day() }
    }

    mutating func rupiah() throws(DamagedValue) -> Rupiah {
        guard let amount = try? Rupiah(try integer()) else { throw damage("an amount of money") }
        return amount
    }

    mutating func reference() throws(DamagedValue) -> Reference {
        guard let reference = Reference(stored: try text()) else { throw damage("a reference") }
        return reference
    }

    private mutating func personName() throws(DamagedValue) -> PersonName {
        let text = try legibleText()
        guard let name = try? PersonName(text) else { throw damage("a person's name") }
        return name
    }

    /// A text that moves no cursor and hides nothing, as import takes it.
    private mutating func legibleText() throws(DamagedValue) -> String {
        let text = try text()
        guard Text.isLegible(text) else { throw damage("a name without control characters") }
        return text
    }

    private mutating func email() throws(DamagedValue) -> Email {
        let text = try text()
        guard let email = try? Email(text) else { throw damage("an e-mail address") }
        return email
    }

    private mutating func programmes() throws(DamagedValue) -> Programmes {
        Programmes(rawValue: UInt8(try integer(in: 1...31)))
    }
}

extension SQLColumns {
    /// Name and birth date.
    mutating func person() throws(DamagedValue) -> (PersonName, CalendarDate) {
        (try personName(), try day())
    }

    /// Name, birth date, telephone, e-mail address.
    mutating func member(_ nik: NIK) throws(DamagedValue) -> Member {
        let (name, birthDate) = try person()
        return Member(
            nik: nik, name: name, birthDate: birthDate, phone: try optionalPhone(),
            email: try optional { columns throws(DamagedValue) in try columns.email() })
    }

    /// Number, status, programmes, employer, balance, its day, last month.
    mutating func card() throws(DamagedValue) -> Card {
        let card = Card(
            kpj: try kpj(), status: try name(), programmes: try programmes(),
            employer: try optional { columns throws(DamagedValue) in try columns.legibleText() },
            balance: try rupiah(), balanceAsOf: try day(), lastContribution: try optionalDay())
        guard card.status == .active || card.lastContribution != nil else { throw damage("a month, on such a card") }
        return card
    }
}

extension MSISDN {
    /// The fifteen digits of E.164, and a country code in front of as many.
    fileprivate static let storable: ClosedRange<UInt64> = 1...999_999_999_999_999_999
}

extension CalendarDate {
    /// 0001-01-01 to 9999-12-31.
    fileprivate static let storable: ClosedRange<Int64> = -719_162...2_932_896
}
