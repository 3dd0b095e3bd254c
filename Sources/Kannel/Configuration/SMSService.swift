import ShortMessage

/// What is done with some of the messages that come.
public struct SMSService: Sendable {
    /// What is asked for the answer.
    public enum Source: Hashable, Sendable {
        /// `get-url`, with escapes.
        case get(String)
        /// `post-url`, with escapes; the message is the body.
        case post(String)
        /// `text`, with escapes: the answer itself.
        case text(String)
        /// `file`: the answer is what stands in it.
        case file(String)
        /// `exec`, with escapes: a command of the shell, whose output is the answer.
        case exec(String)
    }

    /// What requests call the service.
    public let name: String
    /// What is asked.
    public let source: Source
    /// How the answer becomes messages.
    public let rules: SendingRules
    /// Whether headers of an answer may say to whom it goes and how.
    public let heedsHeaders: Bool
    /// Whether a request has the sender in a header.
    public let tellsSender: Bool
    /// Whether the first word is taken from the body of a request.
    public let stripsKeyword: Bool
    /// Where reports go of answers that name no address for them.
    public let reportAddress: String?
    /// Nil for a service that gets what no other one has.
    let keyword: POSIXPattern?
    private let isCatchAll: Bool
    private let receivers: [String]?
    private let links: [String]?
    private let words: Int
    private let takesRest: Bool

    init(_ group: KannelGroup) throws(KannelFileError) {
        source = try Self.source(group)
        let pattern = try Self.pattern(group)
        if let pattern {
            guard let keyword = POSIXPattern(pattern, ignoresCase: group["keyword"] != nil) else {
                throw KannelFileError(line: group.line, "the keyword is no pattern: \(Text.escaped(pattern))")
            }
            self.keyword = keyword
        } else {
            keyword = nil
        }
        name = group["name"] ?? pattern ?? "default"
        rules = try SendingRules(group)
        heedsHeaders = group.flag("accept-x-kannel-headers")
        tellsSender = group.flag("send-sender")
        stripsKeyword = group.flag("strip-keyword")
        reportAddress = group["dlr-url"]
        receivers = group["allowed-receiver-prefix"]?.split(separator: ";").map(\.trimmed)
        links = group["accepted-smsc"]?.split(separator: ";").map(\.trimmed)
        let escapes = Self.escapes(in: source)
        words = escapes.count { $0 == "s" || $0 == "S" }
        takesRest = escapes.contains("r") || escapes.contains("a")
        if case .post = source { isCatchAll = true } else { isCatchAll = group.flag("catch-all") }
    }

    private static func source(_ group: KannelGroup) throws(KannelFileError) -> Source {
        if let address = group["get-url"] ?? group["url"] { return .get(try web(address, group)) }
        if let address = group["post-url"] { return .post(try web(address, group)) }
        if let file = group["file"] { return .file(file) }
        if let text = group["text"] { return .text(text) }
        if let command = group["exec"] { return .exec(command) }
        throw KannelFileError(line: group.line, "an sms-service has a get-url, post-url, file, text or exec")
    }

    private static func web(_ address: String, _ group: KannelGroup) throws(KannelFileError) -> String {
        guard address.lowercased().hasPrefix("http://") || address.lowercased().hasPrefix("https://") else {
            throw KannelFileError(line: group.line, "expected an address that begins with http:// or https://")
        }
        return address
    }

    /// A keyword is a pattern that blanks may stand round, and so are its aliases.
    private static func pattern(_ group: KannelGroup) throws(KannelFileError) -> String? {
        switch (group["keyword"], group["keyword-regex"]) {
        case (nil, nil), (_?, _?):
            throw KannelFileError(line: group.line, "an sms-service has either a keyword or a keyword-regex")
        case (nil, let pattern?): return pattern
        case ("default"?, nil): return nil
        case (let keyword?, nil):
            let all = [keyword] + (group["aliases"]?.split(separator: ";").map(String.init) ?? [])
            return "^[ ]*(\(all.joined(separator: "|")))[ ]*"
        }
    }

    private static func escapes(in source: Source) -> [Character] {
        switch source {
        case .get(let text), .post(let text), .text(let text), .file(let text), .exec(let text):
            zip(text, text.dropFirst()).filter { $0.0 == "%" }.map(\.1)
        }
    }

    /// Whether the service may have a message, apart from its keyword.
    ///
    /// - Parameter count: words of the message, its first one among them.
    func takes(from receiver: String, over link: String?, words count: Int) -> Bool {
        if let receivers, !receivers.contains(where: { receiver.hasPrefix($0) }) { return false }
        if let links, let link, !links.contains(link) { return false }
        guard keyword != nil, !isCatchAll else { return true }
        return count - 1 == words || (takesRest && count - 1 >= words)
    }
}
