/// The fields that the service reads; the grammar file has the same.
public enum FieldName: String, CaseIterable, Sendable {
    case nik
    case name
    case birthDate = "birth-date"
    case kpj
    case kpjTail = "kpj-tail"
    case email
    case wage
    case years
    case programme
    case claimCase = "case"
    case report
    case particular
    case town
    case channel
    case language
    /// Asked for by nobody: it stands in a form that pages teach.
    case pin
    case topic
}
