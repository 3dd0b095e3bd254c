public import MessageGrammar
public import ShortMessage
public import Transcripts

/// Gives the messages of a log pseudonyms for all that is of a person, so that the log can be shown and still replays.
///
/// Numbers, cards, names, e-mail addresses and birth dates become others of the same form, the same ones everywhere under
/// one key and each its own, also where only the end of one is said. What no grammar explains is replaced word by word. Texts
/// that the services say, times, amounts and the numbers of services stay.
public struct LogPseudonyms: Sendable {
    private let pseudonyms: Pseudonyms
    private let grammars: [Address.Number: PseudonymGrammar]
    private var seen = SeenValues()
    private var numbers = RecentMap<String, String>(most: 10_000)
    /// Replies in a service's words, which many are sent.
    private var replies = RecentMap<Reply, String>(most: 4096)
    /// Messages whose pseudonyms the service reads otherwise than the originals.
    public private(set) var unlike = 0

    private struct Reply: Hashable {
        let service: Address.Number
        let text: String
    }

    /// A service's grammar and its replies, in all languages.
    public struct Service: Sendable {
        let grammar: Grammar
        let replies: [ReplyCatalogue]

        /// What the service understands and says.
        public init(_ grammar: Grammar, _ replies: [ReplyCatalogue]) {
            (self.grammar, self.replies) = (grammar, replies)
        }
    }

    /// Pseudonyms under a key, before the first line of a log.
    ///
    /// - Parameter services: those whose messages and replies the log has.
    public init(_ key: PseudonymKey, _ services: [Service]) {
        let pseudonyms = Pseudonyms(key)
        self.pseudonyms = pseudonyms
        let all = services.map { PseudonymGrammar($0.grammar, $0.replies, pseudonyms) }
        grammars = Dictionary(
            all.map { (Address(digits: $0.grammar.shortCode, typeOfNumber: .unknown).number, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A message or a reply.
    public mutating func entry(_ entry: LogEntry) -> LogEntry {
        var image = entry
        (image.from, image.to) = (address(entry.from), address(entry.to))
        if let service = grammars[entry.to.number] {
            let (text, isAlike) = service.message(entry.text, on: entry.time.date, seen: &seen)
            image.text = text
            if !isAlike { unlike += 1 }
        } else if let service = grammars[entry.from.number] {
            image.text = reply(entry.text, of: service, at: entry.from.number)
        } else {
            image.text = text(entry)
        }
        return image
    }

    private mutating func reply(_ text: String, of service: PseudonymGrammar, at number: Address.Number) -> String {
        let reply = Reply(service: number, text: text)
        if let known = replies[reply] { return known }
        guard let image = service.reply(text) else { return PseudonymText.reply(text, pseudonyms, seen.names) }
        replies.set(reply, image)
        return image
    }

    /// Between telephones everything is replaced; a service that nobody knows has a keyword, and words of its own.
    private func text(_ entry: LogEntry) -> String {
        guard !entry.from.isService else { return PseudonymText.reply(entry.text, pseudonyms, seen.names) }
        var image = PseudonymText(entry.text, pseudonyms)
        if entry.to.isService {
            let word = image.scalars.prefix { $0.isLetterOrDigit && !$0.isDecimal }
            image.keep(word.indices)
        }
        image.replaceFree(FreeText(names: seen.names))
        return image.text
    }

    /// A telephone's number in the spelling that it has; anything else as it is.
    public mutating func address(_ address: Address) -> Address {
        guard grammars[address.number] == nil, !address.isService else { return address }
        if let known = numbers[address.digits] {
            return Address(digits: known, typeOfNumber: address.typeOfNumber, numberingPlan: address.numberingPlan)
        }
        seen.insert(code: address.digits)
        var image = PseudonymText(address.digits, pseudonyms)
        image.replaceCode(image.open(0..<image.scalars.count))
        numbers.set(address.digits, image.text)
        return Address(digits: image.text, typeOfNumber: address.typeOfNumber, numberingPlan: address.numberingPlan)
    }

    /// So many people are remembered by their names and numbers, with what messages say of others.
    public static let mostKnown = 15_000

    /// Remembers what a message says of people, before it or any other gets its pseudonyms: what stands in a field of its own
    /// in one message may stand anywhere in another.
    public mutating func learn(_ entry: LogEntry) {
        for address in [entry.from, entry.to] where grammars[address.number] == nil && !address.isService {
            seen.insert(code: address.digits)
        }
        grammars[entry.to.number]?.learn(entry.text, on: entry.time.date, &seen)
    }

    /// The same of a row in a table of members.
    public mutating func learn(columns: [String], row: [String]) {
        for (column, field) in zip(columns, row) where !field.isEmpty {
            switch column {
            case "nik", "kpj", "phone": seen.insert(code: field)
            case "name": seen.insert(name: field)
            default: break
            }
        }
    }

    /// The same of a person who is known without any message.
    public mutating func learn(name: String, numbers: [String]) {
        seen.insert(name: name)
        for number in numbers { seen.insert(code: number) }
    }

    /// The name of a file, which may name people as well.
    public func fileName(_ name: String) -> String {
        var image = PseudonymText(name, pseudonyms)
        image.replaceSeen(seen)
        return image.text
    }

    /// What a sender's program calls a message, which may hold anything: another name, the same for the same.
    public func identity(_ identity: String) -> String {
        let octets = pseudonyms.key.digest(of: Array("identity \(identity)".utf8)).prefix(8)
        return "id-" + octets.map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
}

extension Address {
    /// A short code, or a sender with letters: nobody's telephone.
    fileprivate var isService: Bool { isShortCode || typeOfNumber == .alphanumeric }
}
