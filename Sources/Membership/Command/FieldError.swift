/// A field whose form is right and whose value is impossible.
public struct FieldError: Error, Hashable, Sendable {
    public let field: FieldName
    public let problem: Problem

    public enum Problem: Hashable, Sendable {
        /// The form of the message has no hole for a field that the command needs.
        case missing
        /// Digits 7 to 12 of the NIK are no birth date.
        case impossibleDate
        case invalid
    }

    init(_ field: FieldName, _ problem: Problem) {
        (self.field, self.problem) = (field, problem)
    }
}
