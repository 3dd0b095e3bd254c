/// The fields that the service reads; the grammar file has the same.
public enum FieldName: String, CaseIterable, Sendable {
    /// The number on the identity card: 16 digits.
    case nik
    /// The member's name, 2 to 60 letters; a registration may leave it out.
    case name
    /// The day on which the member was born.
    case birthDate = "birth-date"
    /// The number of a card: 11 letters and digits, at least nine of them digits.
    case kpj
    /// The last four digits of a card's number.
    case kpjTail = "kpj-tail"
    /// An e-mail address; a registration may leave it out.
    case email
    /// A month's wage, 100 000 to 1 000 000 000 rupiah.
    case wage
    /// How many years SIMULASI counts, 1 to 50.
    case years
    /// The programme that INFO tells about, by its code: `JHT`, `JP` …
    case programme
    /// Why savings are claimed, as SYARAT has it: `PHK`, `PENSIUN` …
    case claimCase = "case"
    /// What LAPOR says to the operator, 5 to 160 characters.
    case report
    /// What UBAH is to change: `HP` or `NOMOR` for the telephone, else another particular.
    case particular
    /// The town whose branch KANTOR tells, 3 to 40 letters.
    case town
    /// The way of contact that KONTAK tells: `TELEPON`, `WA` …
    case channel
    /// The language that BAHASA sets: `ID`, `EN`, or its name.
    case language
    /// Asked for by nobody: it stands in a form that pages teach.
    case pin
    /// The word that BANTUAN explains: a raw value of `HelpTopic`.
    case topic
}
