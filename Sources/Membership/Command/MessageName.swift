/// The messages that the service understands; the grammar file has the same, which is checked when it is read.
public enum MessageName: String, CaseIterable, Sendable {
    case register, balance, pension, insurance, status, contributions, claim, programmes
    case findCard = "find-card"
    case projection, programme, conditions, complaint, particulars
    case lostCard = "lost-card"
    case password, branch, contact, language, taught, refuse, unbind, help
}
