/// The messages that the service understands; the grammar file has the same, which is checked when it is read.
public enum MessageName: String, CaseIterable, Sendable {
    case register, balance, status, contact, refuse, unbind, help
}
