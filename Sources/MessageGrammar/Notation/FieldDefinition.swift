/// One field of a grammar: its name, its shape, and who may see it.
public struct FieldDefinition: Hashable, Sendable {
    public let name: String
    public let shape: FieldShape
    public let sensitivity: Sensitivity
    /// The line in the grammar file.
    public let line: Int

    public enum Sensitivity: String, Hashable, Sendable {
        case open
        /// Masked in logs, listings and explanations.
        case personal
        /// Masked, and never stored.
        case secret
    }
}
