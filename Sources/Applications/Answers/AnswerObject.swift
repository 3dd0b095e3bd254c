import MessageCentre
import ShortMessage
import Transcripts

/// The members of one object of an answer, taken one by one; what is left at the end is a mistake.
struct AnswerObject {
    private var members: [JSONValue.Member]

    init(_ members: [JSONValue.Member]) {
        self.members = members
    }

    /// What stands behind a name; nil for nothing, and for null.
    mutating func take(_ key: String) -> JSONValue? {
        guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
        let value = members.remove(at: index).value
        return value == .null ? nil : value
    }

    mutating func string(_ key: String) throws(ProgramFailure) -> String? {
        switch take(key) {
        case nil: return nil
        case .string(let text): return text
        default: throw .rubbish("\"\(key)\" is no string")
        }
    }

    func mustBeEmpty() throws(ProgramFailure) {
        guard let member = members.first else { return }
        throw .rubbish("an unknown name, \"\(Text.escaped(member.key))\"")
    }

    /// The message; nil for an object that says nothing.
    mutating func message() throws(ProgramFailure) -> ProgramAnswer.Message? {
        guard let words = try words() else {
            try mustBeEmpty()
            return nil
        }
        let (to, start) = (try recipient(), try start())
        try mustBeEmpty()
        return ProgramAnswer.Message(to: to, words, start: start)
    }

    private mutating func words() throws(ProgramFailure) -> ProgramAnswer.Message.Words? {
        let (text, reply) = (try string("text"), try string("reply"))
        let values = take("values")
        switch (text, reply) {
        case (nil, nil):
            guard values == nil else { throw .rubbish("\"values\" without \"reply\"") }
            return nil
        case (let text?, nil):
            guard values == nil else { throw .rubbish("\"values\" without \"reply\"") }
            return .text(text)
        case (nil, let reply?): return .reply(reply, try Self.values(values))
        case (_?, _?): throw .rubbish("a message with \"text\" and \"reply\"")
        }
    }

    private static func values(
        _ value: JSONValue?
    ) throws(ProgramFailure) -> [String: ProgramAnswer.Message.Value] {
        guard let value else { return [:] }
        guard case .object(let members) = value else { throw .rubbish("\"values\" is no object") }
        var values: [String: ProgramAnswer.Message.Value] = [:]
        for member in members where member.value != .null {
            switch member.value {
            case .string(let text): values[member.key] = .text(text)
            case .number(let number): values[member.key] = .number(number)
            case .array(let list): values[member.key] = .list(try strings(list, in: member.key))
            case .object, .boolean, .null:
                throw .rubbish("the value \"\(Text.escaped(member.key))\" is of no kind that a reply says")
            }
        }
        return values
    }

    private static func strings(_ list: [JSONValue], in key: String) throws(ProgramFailure) -> [String] {
        var strings: [String] = []
        for value in list {
            switch value {
            case .string(let text), .number(let text): strings.append(text)
            default: throw .rubbish("the value \"\(Text.escaped(key))\" has something else than strings")
            }
        }
        return strings
    }

    private mutating func recipient() throws(ProgramFailure) -> Address? {
        guard let text = try string("to") else { return nil }
        guard let address = try? Address(text), let phone = try? MSISDN(address), phone.number > 0 else {
            throw .rubbish("\"to\" is no telephone number")
        }
        return address
    }

    /// `"after": 90` are seconds, `"after": "2h"` says its unit; `"at"` is a time as a log has it.
    private mutating func start() throws(ProgramFailure) -> ProgramMessage.Start {
        let (after, at) = (take("after"), try string("at"))
        guard after == nil || at == nil else { throw .rubbish("a message with \"after\" and \"at\"") }
        if let at {
            guard let moment = try? Timestamp(at) else {
                throw .rubbish("\"at\" is no time such as 2026-11-21T08:00:00+07:00")
            }
            return .at(moment)
        }
        let period: String
        switch after {
        case nil: return .after(0)
        case .number(let number): period = number + "s"
        case .string(let text): period = text
        default: throw .rubbish("\"after\" is no number of seconds")
        }
        guard let milliseconds = TimeRule.milliseconds(period), milliseconds >= 0 else {
            throw .rubbish("\"after\" is no period such as 90, \"30s\" or \"2h\"")
        }
        return .after(milliseconds)
    }
}
