/// The invented members that are embedded in the program, with contributions, claims and branches.
package enum SampleMembers {
    /// A row a card, as `members import` reads them.
    package static var table: [UInt8] { EmbeddedFiles.members }

    /// Enters them; a bad row of the file is our mistake and is thrown.
    static func enter(in ledger: Ledger) throws {
        for file in EmbeddedFiles.samples {
            var entry = try MemberImport(into: ledger)
            let bad = try entry.receive(file[...]) + entry.finish()
            if let row = bad.first { throw row }
        }
    }
}
