/// The fields that the service reads; the grammar file has the same.
public enum FieldName: String, CaseIterable, Sendable {
    case nik
    case name
    case birthDate = "birth-date"
    case kpj
    case kpjTail = "kpj-tail"
    case email
}
