/// A text that is no shape of a webhook.
public struct InvalidWebhookShape: Error, Hashable, CustomStringConvertible {
    /// What is wrong, and what would be right.
    public let description: String
}

extension WebhookShape {
    /// Reads the name of a preset, or names of one's own.
    ///
    ///     shape  = preset / [("form" / "json") ":"] member *("," member)
    ///     member = name "=" (known / "fields." name / "'" constant "'")
    ///
    /// The answer of names of one's own is the program's.
    public init(_ text: String) throws(InvalidWebhookShape) {
        if let preset = Self.presets.first(where: { $0.name == text }) {
            self = preset.shape
            return
        }
        var (encoding, list) = (Encoding.form, text[...])
        if let colon = text.firstIndex(of: ":"), let named = Encoding(rawValue: String(text[..<colon])) {
            (encoding, list) = (named, text[colon...].dropFirst())
        }
        guard list.contains("=") else {
            throw InvalidWebhookShape(
                description: "'\(text)' is neither names such as sender=from,body=text nor one of \(Self.presetNames)")
        }
        var members: [Member] = []
        for part in list.split(separator: ",", omittingEmptySubsequences: false) {
            let member = try Member(reading: part)
            guard !members.contains(where: { $0.name == member.name }) else {
                throw InvalidWebhookShape(description: "'\(member.name)' stands there twice")
            }
            members.append(member)
        }
        self.init(members, encoding, .reply)
    }

    /// The names of presets, with commas between.
    public static var presetNames: String { presets.map(\.name).joined(separator: ", ") }
}

extension WebhookShape.Member {
    fileprivate init(reading text: Substring) throws(InvalidWebhookShape) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2, !halves[0].isEmpty, let part = WebhookShape.Part(halves[1]) else {
            let known = WebhookShape.Known.allCases.map(\.rawValue).joined(separator: ", ")
            throw InvalidWebhookShape(
                description: "'\(text)' is not NAME=WHAT, where WHAT is one of \(known), fields.NAME or 'a constant'")
        }
        self.init(name: String(halves[0]), part: part)
    }
}

extension WebhookShape.Part {
    fileprivate init?(_ text: Substring) {
        if let known = WebhookShape.Known(rawValue: String(text)) {
            self = .known(known)
        } else if text.hasPrefix("fields."), text.count > "fields.".count {
            self = .field(String(text.dropFirst("fields.".count)))
        } else if text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") {
            self = .constant(String(text.dropFirst().dropLast()))
        } else {
            return nil
        }
    }
}
