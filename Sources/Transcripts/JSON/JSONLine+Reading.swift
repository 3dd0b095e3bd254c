import ShortMessage

extension JSONLine {
    /// Reads one object.
    ///
    /// `from` and `text` must be there; `at`, `to` and `id` may be left out or null. Any other name is an error: a
    /// message that loses its `"form"` without a word is worse than one that is refused.
    public init(_ line: String) throws(JSONLineError) {
        do {
            try self.init(members: JSONMembers(line))
        } catch {
            let before = line.utf8.prefix(error.offset).count { $0 & 0xC0 != 0x80 }
            throw JSONLineError(column: before + 1, problem: error.problem)
        }
    }

    private init(members: JSONMembers) throws(JSONSyntaxError) {
        try self.init(
            at: members.string(.at) { text throws(JSONLineError.Problem) in
                guard let time = try? Timestamp(text) else { throw .notATime }
                return time
            },
            from: members.required(.from, Self.sender),
            to: members.string(.to, Self.address(.to)),
            text: members.required(.text) { $0 },
            id: members.string(.id) { text throws(JSONLineError.Problem) in
                guard !text.isEmpty else { throw .emptyIdentity }
                return text
            }, line: members.number(.line), re: members.origin(.re), silence: members.string(.silence) { $0 })
    }

    private static func sender(_ text: String) throws(JSONLineError.Problem) -> Address {
        let sender = try address(.from)(text)
        guard !sender.isOfNobody else { throw .notAnAddress(key: Key.from.rawValue) }
        return sender
    }

    private static func address(_ key: Key) -> (String) throws(JSONLineError.Problem) -> Address {
        { text throws(JSONLineError.Problem) in
            guard let address = try? Address(text) else { throw .notAnAddress(key: key.rawValue) }
            return address
        }
    }
}

/// The members of a line's object, all of names that a message has.
private struct JSONMembers {
    private let members: [JSONValue.Member]
    /// Octets; where a missing member is reported.
    private let end: Int

    init(_ line: String) throws(JSONSyntaxError) {
        guard case .object(let members) = try JSONReader.value(of: line) else {
            throw JSONSyntaxError(offset: 0, problem: .expected("an object in braces"))
        }
        if let stray = members.first(where: { JSONLine.Key(rawValue: $0.key) == nil }) {
            throw JSONSyntaxError(offset: stray.keyOffset, problem: .unknownKey(stray.key))
        }
        self.members = members
        end = line.utf8.count
    }

    func required<Value>(
        _ key: JSONLine.Key, _ read: (String) throws(JSONLineError.Problem) -> Value
    ) throws(JSONSyntaxError) -> Value {
        guard let value = try string(key, read) else {
            throw JSONSyntaxError(offset: end, problem: .missingKey(key.rawValue))
        }
        return value
    }

    /// A whole number, 1 or more.
    func number(_ key: JSONLine.Key) throws(JSONSyntaxError) -> Int? {
        guard let member = member(key) else { return nil }
        guard case .number(let digits) = member.value, let number = Int(digits), number > 0 else {
            throw JSONSyntaxError(offset: member.valueOffset, problem: .notALine(key: key.rawValue))
        }
        return number
    }

    /// A string that is an id, or a number that is a line.
    func origin(_ key: JSONLine.Key) throws(JSONSyntaxError) -> JSONLine.Origin? {
        guard let member = member(key) else { return nil }
        if case .string(let id) = member.value { return .id(id) }
        return try number(key).map { .line($0) }
    }

    /// What is there and not null.
    private func member(_ key: JSONLine.Key) -> JSONValue.Member? {
        members.first { $0.key == key.rawValue && $0.value != .null }
    }

    func string<Value>(
        _ key: JSONLine.Key, _ read: (String) throws(JSONLineError.Problem) -> Value
    ) throws(JSONSyntaxError) -> Value? {
        guard let member = member(key) else { return nil }
        do throws(JSONLineError.Problem) {
            guard case .string(let text) = member.value else { throw .notAString(key: key.rawValue) }
            return try read(text)
        } catch {
            throw JSONSyntaxError(offset: member.valueOffset, problem: error)
        }
    }
}
