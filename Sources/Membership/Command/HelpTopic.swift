/// What BANTUAN explains, by the word that members write.
public enum HelpTopic: String, Hashable, Sendable, CaseIterable {
    case register = "DAFTAR"
    case balance = "SALDO"
    case status = "STATUS"
    case contributions = "IURAN"
    case claim = "KLAIM"
    case programmes = "PROGRAM"
    case card = "KARTU"
    case projection = "SIMULASI"
    case programme = "INFO"
    case conditions = "SYARAT"
    case complaint = "LAPOR"
    case particulars = "UBAH"
    case branch = "KANTOR"
    case contact = "KONTAK"
    case language = "BAHASA"
    case refuse = "TOLAK"
    case unbind = "BERHENTI"
    /// The list of topics.
    case topics = "TOPIK"
}
