/// The files of `grammar/` and `samples/` that are embedded in the program. SwiftPM drops the first digit of a name.
enum EmbeddedFiles {
    static var grammar: String { text(PackageResources._757_grammar) }
    static var rates: String { text(PackageResources._757_rates) }
    static var members: [UInt8] { PackageResources.members_csv }
    /// The files of the sample members, each with a header of its own, in the order in which they are entered.
    static var samples: [[UInt8]] {
        [
            members, PackageResources.contributions_csv, PackageResources.development_csv, PackageResources.claims_csv,
            PackageResources.branches_csv,
        ]
    }

    static func replies(in language: Language) -> String {
        switch language {
        case .indonesian: text(PackageResources._757_id_replies)
        case .english: text(PackageResources._757_en_replies)
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
