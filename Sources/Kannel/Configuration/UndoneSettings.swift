/// What a file of Kannel's asks for that is not done here.
struct UndoneSettings {
    /// A sentence for each group that has some: `sendsms-user (line 12): allowed-prefix, user-allow-ip`.
    let told: [String]

    init(_ groups: [KannelGroup]) {
        told = groups.compactMap { group in
            guard let known = Self.known[group.name] else {
                return Self.ofNoMeaning.contains(group.name) ? nil : "\(group.name) (line \(group.line))"
            }
            let names = group.names.filter { name in
                !known.contains { $0.hasSuffix("*") ? name.hasPrefix($0.dropLast()) : $0 == name }
            }
            return names.isEmpty ? nil : "\(group.name) (line \(group.line)): \(names.joined(separator: ", "))"
        }
    }

    /// Groups of other programs, and of the link, in whose place the centre itself stands.
    private static let ofNoMeaning: Set<String> = ["smsc", "modems", "smsbox-route"]

    /// What is done, and what changes nothing here: where logs go, and how the boxes find each other.
    private static let known: [String: [String]] = [
        "core": [
            "admin-port", "admin-interface", "admin-password", "status-password", "smsbox-*", "wapbox-port", "box-*",
            "log-*", "access-log*", "store-*", "dlr-storage", "syslog-*", "sms-resend-*",
        ],
        "smsbox": [
            "smsbox-id", "bearerbox-*", "sendsms-port", "sendsms-interface", "sendsms-url", "sendsms-chars",
            "global-sender", "reply-*", "log-*", "access-log*", "syslog-*",
        ],
        "sendsms-user": ["username", "password", "name", "default-sender", "dlr-url"] + rules,
        "sms-service": [
            "name", "keyword", "keyword-regex", "aliases", "catch-all", "get-url", "url", "post-url", "text", "file",
            "exec", "accept-x-kannel-headers", "send-sender", "strip-keyword", "dlr-url", "allowed-receiver-prefix",
            "accepted-smsc",
        ] + rules,
    ]

    private static let rules = [
        "max-messages", "concatenation", "split-chars", "split-suffix", "header", "footer", "omit-empty",
        "faked-sender",
    ]
}
