/// A value of a JSON text (RFC 8259), with the columns at which errors are reported.
package enum JSONValue: Hashable, Sendable {
    case object([Member])
    case array([JSONValue])
    case string(String)
    /// As it was written.
    case number(String)
    case boolean(Bool)
    case null

    /// A name in an object and what stands behind it.
    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: JSONValue
        /// Octets from the start of the text.
        package let keyOffset: Int
        package let valueOffset: Int
    }
}

/// Why a text is no JSON, and the octet at which it stops being so.
package struct JSONSyntaxError: Error, Hashable {
    package let offset: Int
    package let problem: JSONLineError.Problem
}
