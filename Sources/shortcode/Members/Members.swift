import ArgumentParser

/// The members of a store.
struct Members: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Enter the members of a store.", subcommands: [MembersImport.self])
}
