package import ShortMessage
import Transcripts

/// What a program sends when it is given a message.
package struct ProgramReply: Hashable {
    /// Nil goes to the sender of the message.
    package let recipient: Address?
    package let text: String

    package init(to recipient: Address? = nil, _ text: String) {
        (self.recipient, self.text) = (recipient, text)
    }
}

/// Why a response is none to a message, as a sentence goes on.
package struct UnreadableResponse: Error, CustomStringConvertible {
    package let description: String
}

extension ProgramReply {
    /// Reads the replies in a response.
    ///
    ///     text/plain        = the text of one reply, without the line end at its end; nothing is none
    ///     application/json  = null / reply / "[" [reply *("," reply)] "]"
    ///     reply             = string / "{" "text" ":" string ["," "to" ":" string] "}"
    ///
    /// - Parameter type: that of the content, without what stands behind a semicolon.
    package static func all(in octets: [UInt8], of type: String?) throws(UnreadableResponse) -> [ProgramReply] {
        guard !octets.isEmpty else { return [] }
        guard let text = String(validating: octets, as: UTF8.self) else {
            throw UnreadableResponse(description: "answered with what is no UTF-8")
        }
        switch type {
        case "text/plain": return lines(of: text).isEmpty ? [] : [ProgramReply(lines(of: text))]
        case "application/json": return try replies(in: text)
        default:
            let found = type.map { "with \(Text.escaped($0))" } ?? "without a content type"
            throw UnreadableResponse(
                description: "answered \(found); expected text/plain, one reply, or application/json")
        }
    }

    private static func lines(of text: String) -> String {
        String(text.last?.isNewline == true ? text.dropLast() : text[...])
    }

    private static func replies(in text: String) throws(UnreadableResponse) -> [ProgramReply] {
        let value: JSONValue
        do {
            value = try JSONReader.value(of: text)
        } catch {
            throw UnreadableResponse(description: "answered with what is no JSON, from octet \(error.offset + 1) on")
        }
        switch value {
        case .null: return []
        case .array(let values):
            var replies: [ProgramReply] = []
            for value in values { replies.append(try reply(value)) }
            return replies
        default: return [try reply(value)]
        }
    }

    private static func reply(_ value: JSONValue) throws(UnreadableResponse) -> ProgramReply {
        if case .string(let text) = value { return ProgramReply(text) }
        let problem = UnreadableResponse(
            description:
                #"answered with JSON that is no reply; expected "text", or an object with "text" and perhaps "to""#)
        guard case .object(let members) = value, members.allSatisfy({ ["text", "to"].contains($0.key) }),
            case .string(let text)? = members.first(where: { $0.key == "text" })?.value
        else { throw problem }
        switch members.first(where: { $0.key == "to" })?.value {
        case nil, .null?: return ProgramReply(text)
        case .string(let to)?:
            guard let address = try? Address(to) else { throw problem }
            return ProgramReply(to: address, text)
        default: throw problem
        }
    }
}
