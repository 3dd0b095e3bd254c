/// The languages that there are replies in; the raw value is in the name of the replies file.
public enum Language: String, CaseIterable, Sendable {
    case indonesian = "id"
    case english = "en"
}
