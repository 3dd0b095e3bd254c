import ArgumentParser

@main
struct Shortcode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A short code in a box.", subcommands: [Segments.self, PDUCommand.self])
}
