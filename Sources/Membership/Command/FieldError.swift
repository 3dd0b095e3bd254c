/// A field whose form is right and whose value is impossible.
public struct FieldError: Error, Hashable, Sendable {
    /// Which field it is, by its name in the grammar file.
    public let field: FieldName
    /// What is wrong with its value, or that there is none.
    public let problem: Problem

    /// Why a field gives no value of its type.
    public enum Problem: Hashable, Sendable {
        /// The form of the message has no hole for a field that the command needs.
        case missing
        /// Digits 7 to 12 of the NIK are no birth date.
        case impossibleDate
        /// Not a value of its type in any other way, such as a wage below 100 000 rupiah.
        case invalid
    }

    init(_ field: FieldName, _ problem: Problem) {
        (self.field, self.problem) = (field, problem)
    }
}
