package import Membership
import Store

/// What the audit of a store found, a line each.
package struct AuditReport: CustomStringConvertible {
    private let audit: StoreAudit
    private let name: String
    private let isWhole: Bool
    private let unmasked: Bool

    /// - Parameters:
    ///   - name: that of the store.
    ///   - isWhole: whether it has its end.
    package init(_ audit: StoreAudit, of name: String, isWhole: Bool, unmasked: Bool) {
        (self.audit, self.name, self.isWhole, self.unmasked) = (audit, name, isWhole, unmasked)
    }

    package var isSound: Bool { audit.isSound && isWhole }

    /// A row's number, which may be a person's: of one that is long only the end is shown.
    private func place(_ row: Int64) -> String {
        let digits = String(row)
        let isPlain = unmasked || digits.utf8.count < 10
        return " row " + (isPlain ? digits : String(repeating: "x", count: digits.utf8.count - 3) + digits.suffix(3))
    }

    package var description: String {
        var lines = audit.outOfBalance.map { kpj in
            "card \(unmasked ? kpj.spelled : "xxxxxxx" + kpj.tail): its balance is not the sum of its entries"
        }
        lines += audit.damagedRows.map { row in "\(row.table)\(row.number.map(place) ?? ""): \(row.value)" }
        if audit.strayRows > 0 { lines.append("\(audit.strayRows) rows name a row that is not there") }
        lines += audit.damages.map { "SQLite: \($0)" }
        lines.append("\(name): \(audit)\(isSound ? ", all sound" : "")")
        return lines.map { $0 + "\n" }.joined()
    }
}
