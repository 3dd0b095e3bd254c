/// What a member asked for, every field already a value of its own type.
public enum Command: Hashable, Sendable {
    /// `DAFTAR SALDO#…`: bind this telephone to a member.
    case register(Registration)
    /// `SALDO` and the like: something about a card.
    case ask(CardQuestion, CardChoice)
    /// `LUPA KPJ`: which cards there are.
    case findCard
    /// `SALDO JKK`: the balance of a programme that has none.
    case insurance
    /// `SIMULASI`: what old-age savings come to.
    case project(Projection.Question)
    /// `INFO JHT`: rates and conditions of a programme.
    case programme(ProgrammeTopic)
    /// `SYARAT PHK`: the papers for a claim; nil for the list of cases.
    case conditions(ClaimCase?)
    /// `LAPOR#…`: something for the operator to read.
    case complain(Report)
    /// `UBAH HP`, `UBAH DATA`: where particulars are changed.
    case particulars(ofTelephone: Bool)
    /// `KARTU HILANG`: how a card is replaced.
    case lostCard
    /// `LUPA SANDI`: where a password is set again.
    case password
    /// `KANTOR`: the branch of a town, or nil.
    case branch(Town?)
    /// `KONTAK`: where to ask.
    case contact(ContactChannel?)
    /// `BAHASA EN`: the language of all replies from now on.
    case speak(Language)
    /// A form that pages teach and 2757 does not have.
    case taught
    /// `TOLAK`: end a move of the binding to another telephone.
    case refuse
    /// `BERHENTI`: forget this telephone.
    case unbind
    /// `BANTUAN`: the formats, or one topic.
    case help(HelpTopic?)
}

/// What can be asked about one card of the member.
public enum CardQuestion: Hashable, Sendable, CaseIterable {
    /// Of old-age savings.
    case balance
    /// What the pension has been paid.
    case pension
    /// Whether contributions come for it, and since when and why not.
    case status
    /// The last three months.
    case contributions
    /// How a claim stands.
    case claim
    /// Which programmes it takes part in.
    case programmes
}
