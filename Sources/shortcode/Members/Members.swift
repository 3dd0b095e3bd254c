import ArgumentParser

/// The members of a store.
struct Members: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Enter the members of a store, or write them out.",
        subcommands: [MembersImport.self, MembersExport.self])
}
