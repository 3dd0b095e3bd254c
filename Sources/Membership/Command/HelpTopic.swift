/// What BANTUAN explains, by the word that members write.
public enum HelpTopic: String, Hashable, Sendable, CaseIterable {
    /// How a telephone is registered for a member.
    case register = "DAFTAR"
    /// How the balance of old-age savings is asked for.
    case balance = "SALDO"
    /// How to ask whether a card is active.
    case status = "STATUS"
    /// How the contributions of the last three months are asked for.
    case contributions = "IURAN"
    /// How to ask where a claim has come to.
    case claim = "KLAIM"
    /// How the programmes of a card are asked for.
    case programmes = "PROGRAM"
    /// What to send when the number of a card is forgotten, or the card is lost.
    case card = "KARTU"
    /// How to ask what old-age savings come to.
    case projection = "SIMULASI"
    /// How the rates and conditions of a programme are asked for.
    case programme = "INFO"
    /// How the papers for a claim are asked for.
    case conditions = "SYARAT"
    /// How to report something to the operator.
    case complaint = "LAPOR"
    /// How to ask where a telephone number and other particulars are changed.
    case particulars = "UBAH"
    /// How the address and the hours of a branch are asked for.
    case branch = "KANTOR"
    /// How the ways of contact are asked for.
    case contact = "KONTAK"
    /// How the language of all replies is set.
    case language = "BAHASA"
    /// How a move of the binding to another telephone is ended.
    case refuse = "TOLAK"
    /// How a telephone leaves the member that it is bound to.
    case unbind = "BERHENTI"
    /// The list of topics.
    case topics = "TOPIK"
}
