/// The invented members that are embedded in the program.
enum SampleMembers {
    /// Enters them; a bad row of the file is our mistake and is thrown.
    static func enter(in ledger: Ledger) throws {
        var entry = try MemberImport(into: ledger)
        let bad = try entry.receive(EmbeddedFiles.members[...]) + entry.finish()
        if let row = bad.first { throw row }
    }
}
