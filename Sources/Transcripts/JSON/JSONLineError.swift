/// A line that is no message in JSON: what was wrong, and where.
///
/// It holds no values of the line, which may be a member's text; of names in it only words that look like names.
public struct JSONLineError: Error, Hashable {
    /// 1 is the first; Unicode scalars.
    public let column: Int
    /// What is wrong at the column.
    public let problem: Problem

    /// Why a line is no message: it is no JSON, or a JSON value that says something else.
    public enum Problem: Error, Hashable {
        /// Something else stands where this must.
        case expected(String)
        /// Objects and arrays stand more than eight deep in each other.
        case tooDeep
        /// A name that stands twice in one object.
        case duplicateKey(String)
        /// A name that no message has.
        case unknownKey(String)
        /// A name that every message has, and that is not there or null.
        case missingKey(String)
        /// The value of this name must be a string.
        case notAString(key: String)
        /// The value of `at` is no time with its offset.
        case notATime
        /// The value of `line` must be a whole number, 1 or more; that of `re` may be a string as well.
        case notALine(key: String)
        /// The value of this name is no address, or for `from` one that nobody sends from.
        case notAnAddress(key: String)
        /// The value of `id` is the empty string.
        case emptyIdentity
        /// A backslash that begins no escape.
        case invalidEscape
        /// Half of a pair of `\u` escapes.
        case loneSurrogate
        /// A control character that is not escaped.
        case rawControl
    }

    /// An error at a column, of which 1 is the first, in Unicode scalars.
    public init(column: Int, problem: Problem) {
        self.column = column
        self.problem = problem
    }
}

extension JSONLineError: CustomStringConvertible {
    public var description: String { "column \(column): \(problem)" }
}

extension JSONLineError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expected(let what): "expected \(what)"
        case .tooDeep: "objects and arrays stand too deep; expected at most \(JSONReader.deepest) in each other"
        case .duplicateKey(let key): "\(Self.shown(key)) stands here twice; expected each name once"
        case .unknownKey(let key):
            "\(Self.shown(key)) is no part of a message; expected \(JSONLine.Key.allCases.listed)"
        case .missingKey(let key): "\"\(key)\" is missing"
        case .notAString(let key): "\"\(key)\" is no string; expected one in quotes"
        case .notATime: "\"at\" is no time; expected one like 2026-11-21T08:00:00+07:00"
        case .notALine(let key): "\"\(key)\" is no line's number; expected 1 or more"
        case .notAnAddress(let key): "\"\(key)\" is no address; expected a number such as +6281200000001 or 2757"
        case .emptyIdentity: "\"id\" is empty; expected the message's own name, or no \"id\""
        case .invalidEscape: #"this begins no escape; expected one of \" \\ \/ \b \f \n \r \t or \u and 4 hex digits"#
        case .loneSurrogate: "this is half of a character; expected both halves of the surrogate pair"
        case .rawControl: "a control character stands in a string; expected it escaped"
        }
    }

    /// A name as it may be shown: letters only, for a member's card or address can stand there by mistake.
    private static func shown(_ key: String) -> String {
        let isWord = (1...20).contains(key.utf8.count) && key.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 == 0x5F }
        return isWord ? "\"\(key)\"" : "a name"
    }
}

extension [JSONLine.Key] {
    fileprivate var listed: String {
        map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    }
}
