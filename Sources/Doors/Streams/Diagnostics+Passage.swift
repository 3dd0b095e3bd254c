package import MessageCentre

extension Diagnostics {
    /// Says that replies are over which waited for somebody, as time passed.
    package static func tell(of passage: Passage) {
        guard passage.expiredReplies > 0 else { return }
        say(
            "replies that nobody took before their validity period ended, and that never will be delivered: "
                + "\(passage.expiredReplies)")
    }
}
