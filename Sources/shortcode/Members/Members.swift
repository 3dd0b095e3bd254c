import ArgumentParser
import Store

/// The members of a store.
struct Members: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look after the members of a store.",
        discussion: """
            `show`, `export`, `verify` and `complaints list` only read, and a service may run on the store meanwhile. The \
            others write, end with 74 and name the process while one does, and enter what was done into the journal \
            with its time.
            """,
        subcommands: [
            MembersImport.self, MembersGenerate.self, MembersShow.self, MembersExport.self, MembersVerify.self,
            MembersCredit.self, MembersClaims.self, MembersComplaints.self, MembersRebind.self, MembersUnlock.self,
            MembersForget.self,
        ])
}
