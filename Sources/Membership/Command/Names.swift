/// The messages that the service understands; the grammar file has the same, which is checked when it is read.
public enum MessageName: String, CaseIterable, Sendable {
    case register, balance, status, contact, refuse, unbind, help
}

/// The fields that the service reads; the grammar file has the same.
public enum FieldName: String, CaseIterable, Sendable {
    case nik
    case name
    case birthDate = "birth-date"
    case kpj
    case kpjTail = "kpj-tail"
    case email
}
