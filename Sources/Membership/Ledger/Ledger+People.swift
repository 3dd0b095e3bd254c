internal import MessageCentre
import ShortMessage
import Store

extension Ledger {
    /// Whoever has a binding comes first.
    func people(atMost most: Int) throws -> [KnownPerson] {
        let columns = "SELECT m.nik, m.name, m.phone, b.phone, c.kpj FROM"
        let bound = try transaction.all(
            "\(columns) binding AS b JOIN member AS m ON m.nik = b.nik LEFT JOIN card AS c ON c.nik = m.nik LIMIT ?",
            .integer(Int64(most))
        ) { try $0.knownPerson() }
        let others = try transaction.all(
            """
            \(columns) member AS m LEFT JOIN binding AS b ON b.nik = m.nik LEFT JOIN card AS c ON c.nik = m.nik
            WHERE b.phone IS NULL LIMIT ?
            """, .integer(Int64(most - bound.count))
        ) { try $0.knownPerson() }
        return bound + others
    }
}

extension SQLColumns {
    fileprivate mutating func knownPerson() throws(DamagedValue) -> KnownPerson {
        let (nik, name) = (try nik(), try text())
        let phones = [try optionalPhone(), try optionalPhone()].compactMap { $0.map { "\($0)" } }
        let kpj = try optional { columns throws(DamagedValue) in try columns.kpj() }
        return KnownPerson(name: name, numbers: ["\(nik.number)"] + phones + (kpj.map { [$0.spelled] } ?? []))
    }
}
