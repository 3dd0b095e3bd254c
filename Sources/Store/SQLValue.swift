/// A value for one parameter of a statement.
@usableFromInline
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    @_disfavoredOverload
    @inlinable
    package static func integer(_ value: some BinaryInteger) -> SQLValue { .integer(Int64(value)) }
    @_disfavoredOverload
    @inlinable
    package static func integer(_ value: Int64?) -> SQLValue { value.map { .integer($0) } ?? .null }
    @_disfavoredOverload
    @inlinable
    package static func blob(_ value: [UInt8]?) -> SQLValue { value.map { .blob($0) } ?? .null }
    @_disfavoredOverload
    @inlinable
    package static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
}
