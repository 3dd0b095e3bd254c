/// One field of a grammar: its name, its shape, and who may see it.
public struct FieldDefinition: Hashable, Sendable {
    /// The name that holes and services call the field by.
    public let name: String
    /// What values of the field look like.
    public let shape: FieldShape
    /// Who may see values of the field.
    public let sensitivity: Sensitivity
    /// The line in the grammar file.
    public let line: Int

    /// Whether its values are names of persons.
    var isName: Bool {
        if case .letters = shape { sensitivity == .personal } else { false }
    }

    /// Who may see the values of a field.
    public enum Sensitivity: String, Hashable, Sendable {
        /// Anybody may see it.
        case open
        /// Masked in logs, listings and explanations.
        case personal
        /// Masked, and never stored.
        case secret
    }
}
