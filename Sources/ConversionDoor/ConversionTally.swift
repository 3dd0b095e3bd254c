/// What one file had.
struct ConversionTally: CustomStringConvertible {
    let name: String
    /// Whether what is counted are rows of a table that is no log.
    var isTable = false
    var messages = 0
    var bad = 0
    /// By what they are.
    var passedOver: [String: Int] = [:]

    var description: String {
        var parts = ["\(messages) \(isTable ? "row" : "message")\(messages == 1 ? "" : "s")"]
        if !passedOver.isEmpty {
            let kinds = passedOver.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
            parts.append("\(passedOver.values.reduce(0, +)) passed over (\(kinds))")
        }
        if bad > 0 { parts.append("\(bad) bad record\(bad == 1 ? "" : "s")") }
        return parts.joined(separator: ", ")
    }
}
