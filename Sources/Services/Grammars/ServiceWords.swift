package import Membership

/// What stands beside a grammar, as it was read.
package struct ServiceWords: Sendable {
    /// Those first that are said where nobody has chosen a language; never empty.
    package let replies: [MembershipService.RepliesFile]
    package let rates: (source: String, name: String)?
}
