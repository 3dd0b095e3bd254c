/// The languages that there are replies in; the raw value is in the name of the replies file.
public enum Language: String, CaseIterable, Sendable {
    /// Bahasa Indonesia, which a member sets with `BAHASA ID`.
    case indonesian = "id"
    /// English, which a member sets with `BAHASA EN`.
    case english = "en"
}
