/// The messages that the service understands; the grammar file has the same, which is checked when it is read.
public enum MessageName: String, CaseIterable, Sendable {
    /// DAFTAR, SALDO, SALDO JP, SALDO JKK, STATUS, IURAN, KLAIM and PROGRAM, in this order.
    case register, balance, pension, insurance, status, contributions, claim, programmes
    /// LUPA KPJ: which cards the member has.
    case findCard = "find-card"
    /// SIMULASI, INFO, SYARAT, LAPOR and UBAH, in this order.
    case projection, programme, conditions, complaint, particulars
    /// KARTU HILANG: how a card is replaced.
    case lostCard = "lost-card"
    /// LUPA SANDI, KANTOR, KONTAK, BAHASA, the forms that pages teach, TOLAK, BERHENTI and BANTUAN, in this order.
    case password, branch, contact, language, taught, refuse, unbind, help
}
