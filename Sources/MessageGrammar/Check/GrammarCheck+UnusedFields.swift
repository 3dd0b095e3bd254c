extension GrammarCheck {
    /// Fields that no form has a hole for: left behind, or meant where another name stands.
    var unusedFields: [Finding] {
        let used = Set(grammar.messages.flatMap(\.forms).flatMap(\.holes).map(\.field))
        return grammar.fields.filter { !used.contains($0.name) }.map { field in
            Finding(
                kind: .unused, file: grammar.file, line: field.line, problem: "no form has the field \(field.name)",
                remedy: "a form with {\(field.name)}, or leave the field out")
        }
    }
}
