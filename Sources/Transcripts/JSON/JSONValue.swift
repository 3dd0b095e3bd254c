/// A value of a JSON text (RFC 8259), with the columns at which errors are reported.
enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// As it was written.
    case number(String)
    case boolean(Bool)
    case null

    /// A name in an object and what stands behind it.
    struct Member: Hashable, Sendable {
        let key: String
        let value: JSONValue
        /// Octets from the start of the text.
        let keyOffset: Int
        let valueOffset: Int
    }
}

/// Why a text is no JSON, and the octet at which it stops being so.
struct JSONSyntaxError: Error, Hashable {
    let offset: Int
    let problem: JSONLineError.Problem
}
