/// What a short code understands: messages, each with its forms, and the fields in their holes.
public struct Grammar: Sendable {
    /// The name of the file, for errors.
    public let file: String
    /// The number that the grammar is for, as the file's first line says: `2757`.
    public let shortCode: String
    /// In the order of the file.
    public let messages: [MessageDefinition]
    /// In the order of the file.
    public let fields: [FieldDefinition]

    /// Every form, longest keyword first, then in the order of the file: a longer keyword is never hidden by a shorter.
    package let forms: [Form]
    /// The fields that are secret.
    let secrets: Set<String>
    /// What posters print round messages and before values.
    let poster: Poster
    /// For texts as they stand.
    let exactIndex: ExactIndex
    /// For texts in which something is forgiven.
    let openings: Openings

    init(
        file: String, shortCode: String, messages: [MessageDefinition], fields: [FieldDefinition], poster: Poster? = nil
    ) {
        self.poster = poster ?? Poster(shortCode: shortCode)
        (self.file, self.shortCode, self.messages, self.fields) = (file, shortCode, messages, fields)
        secrets = Set(fields.filter { $0.sensitivity == .secret }.map(\.name))
        let inOrder = messages.flatMap(\.forms)
        forms = inOrder.enumerated()
            .sorted { ($1.element.keyword.octets.count, $0.offset) < ($0.element.keyword.octets.count, $1.offset) }
            .map(\.element)
        exactIndex = ExactIndex(forms)
        openings = Openings(forms)
    }

    /// Reads a grammar file.
    ///
    /// - Parameters:
    ///   - source: the text of the file.
    ///   - file: the name that errors show.
    /// - Throws: the first of `errors(in:file:)`.
    public init(source: String, file: String) throws(GrammarFileError) {
        var reader = GrammarReader(source: source, file: file)
        self = try reader.read()
    }

    /// What keeps a grammar file from being read, in the order of its lines, the first twenty; none where nothing does.
    public static func errors(in source: String, file: String) -> [GrammarFileError] {
        var reader = GrammarReader(source: source, file: file)
        _ = try? reader.read()
        return reader.errors
    }

    /// The same grammar, which knows what posters print round messages and before values, as replies files tell it.
    public func knowing(postersOf replies: [ReplyCatalogue]) -> Grammar {
        knowing(replies.map(\.wording))
    }

    package func knowing(_ wordings: [ReplyWording]) -> Grammar {
        let poster = Poster(shortCode: shortCode, wordings)
        let names = Set(fields.filter(\.isName).map(\.name))
        return Grammar(
            file: file, shortCode: shortCode, messages: messages.map { $0.labelled(poster.labels, names: names) },
            fields: fields, poster: poster)
    }

    /// The names of all messages, in the order of the file.
    public var messageNames: [String] { messages.map(\.name) }
    /// The names of all fields, in the order of the file.
    public var fieldNames: [String] { fields.map(\.name) }

    package func field(named name: String) -> FieldDefinition? {
        fields.first { $0.name == name }
    }

    /// Refuses a grammar that lacks a name that a service needs, or has one that the service does not know.
    public func mustHold(messages needed: Set<String>, fields neededFields: Set<String>) throws(GrammarFileError) {
        try compare("message", messages.map { ($0.name, $0.line) }, with: needed)
        try compare("field", fields.map { ($0.name, $0.line) }, with: neededFields)
    }

    private func compare(
        _ kind: String, _ entries: [(name: String, line: Int)], with needed: Set<String>
    ) throws(GrammarFileError) {
        let known = needed.sorted().joined(separator: ", ")
        if let surplus = entries.first(where: { !needed.contains($0.name) }) {
            throw GrammarFileError(
                file: file, line: surplus.line, column: 1,
                problem: "the service has no use for \(kind) \(surplus.name)", expected: "one of \(known)")
        }
        if let missing = needed.subtracting(entries.map(\.name)).min() {
            throw GrammarFileError(
                file: file, line: entries.last?.line ?? 1, column: 1,
                problem: "the service needs a \(kind) \(missing)", expected: "each of \(known)")
        }
    }
}
