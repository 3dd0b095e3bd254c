extension PDUReport {
    /// For people: a line a field, then what was forgiven and what else the octets could be.
    package func description(_ style: PDUStyle) -> String {
        let address = hasServiceCentreAddress ? "with" : "without"
        let title = "\(style.bold(type)) \(direction), \(address) a service centre's address"
        let forgiven = tolerated.map { style.warning("tolerated: \($0)") }
        let others = alternatives.map { style.faint("could also be: \($0)") }
        return ([title] + fields.map { line($0, style) } + forgiven + others).joined(separator: "\n") + "\n"
    }

    private func line(_ field: Field, _ style: PDUStyle) -> String {
        let range = field.to - field.from <= 1 ? "\(field.from)" : "\(field.from)-\(field.to - 1)"
        let name = String(repeating: "  ", count: field.path.count - 1) + (field.path.last ?? "")
        return style.faint(range.filled(to: 9)) + style.name(name.filled(to: 12))
            + Self.shortened(field.octets).filled(to: 28)
            + field.meaning
    }

    /// At most twelve octets.
    private static func shortened(_ hex: String) -> String {
        hex.utf8.count <= 24 ? hex : hex.prefix(22) + "…"
    }
}

extension String {
    /// With blanks behind it, at least `width` characters.
    fileprivate func filled(to width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
