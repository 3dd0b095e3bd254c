import ShortMessage

/// Every text that a service can say in one language, proven to fit one SMS when the file was read.
public struct ReplyCatalogue: Sendable {
    /// What one segment holds in the GSM default alphabet, in septets (TS 23.040, 9.2.3.24).
    public static let budget = 160

    /// The language that the file's name says, `NAME.LANGUAGE.replies`; nil where it says none.
    package private(set) var language: String?
    let templates: [String: ReplyTemplate]
    let wording: ReplyWording

    /// Reads a replies file.
    ///
    /// - Parameters:
    ///   - source: the text of the file.
    ///   - file: the name that errors show.
    ///   - grammar: the grammar beside it, which names the fields and gives the formats.
    ///   - holes: for each reply that the service words, the holes that its template may have and their types.
    /// - Throws: where the file cannot be read; where a reply or a label is missing, or is one that nobody asks for;
    ///   where the widest filling of a reply takes more than `budget` septets.
    public init(
        source: String, file: String, grammar: Grammar, holes: [String: [String: ReplyHole]]
    ) throws(GrammarFileError) {
        var reader = ReplyReader(source: source, file: file, grammar: grammar, holes: holes)
        self = try reader.read()
        let parts = file.split(separator: "/").last?.split(separator: ".") ?? []
        if parts.count > 2, parts.last == "replies" { language = String(parts[parts.count - 2]) }
    }

    init(templates: [String: ReplyTemplate], wording: ReplyWording) {
        (self.templates, self.wording) = (templates, wording)
    }

    /// A template with its holes filled: at most `budget` septets, all of the default alphabet.
    ///
    /// The reply and its values are those of the table that the catalogue was read with; anything else is a trap.
    public func text(of reply: String, _ values: [String: ReplyValue] = [:]) -> String {
        guard let template = templates[reply] else { preconditionFailure("no reply is named \(reply)") }
        return template.filled { name, hole in
            guard let value = values[name], hole.takes(value) else {
                preconditionFailure("the hole \(name) of the reply \(reply) has no value of its type")
            }
            return wording.words(for: value, in: hole)
        }
    }

    /// Whether there is a reply of this name.
    package func has(_ reply: String) -> Bool { templates[reply] != nil }

    /// A hole of a reply that has no value of its type; nil where the reply can be said.
    package func lack(of reply: String, _ values: [String: ReplyValue]) -> String? {
        var lack: String?
        _ = templates[reply]?.filled { name, hole in
            if values[name].map(hole.takes) != true { lack = lack ?? name }
            return ""
        }
        return lack
    }

    /// The longest text that a reply can become.
    public func widest(_ reply: String) -> String? {
        templates[reply]?.filled { wording.widest($1) }
    }

    /// The label of a field, for people.
    public func label(of field: String) -> String? { wording.labels[field] }

    /// A message's first form with labels in its holes: `DAFTAR SALDO#NIK#NAMA#TGL#KPJ#EMAIL`.
    public func format(of message: String) -> String? { wording.formats[message] }
}
