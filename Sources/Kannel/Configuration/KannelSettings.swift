/// What a file of Kannel's says of its smsbox: who may send, and what is done with what comes.
///
/// Groups of other boxes, and settings that change nothing here, are read and left.
public struct KannelSettings: Sendable {
    /// Where `sendsms` is asked.
    public let sendPort: Int
    /// The address of this machine at which it is asked.
    public let sendInterface: String
    /// Where the status is asked; nil for nowhere.
    public let adminPort: Int?
    /// The address of this machine at which it is asked.
    public let adminInterface: String
    /// What whoever asks for the status must know; nil for nothing.
    public let statusPassword: String?
    /// The number from which everything is sent, in the place of the one that was asked; nil for that.
    public let globalSender: String?
    /// What the link to the centre is called.
    public let linkName: String?
    /// As whom the link is made, which is the account of what comes over it.
    public let linkAccount: String?
    /// Whether the link is made by SMPP.
    public let isLinkSMPP: Bool
    /// The path of `sendsms`.
    public let sendPath: String
    /// What characters a receiver's number may have.
    public let numberCharacters: String
    /// Who may send.
    public let users: [SendSMSUser]
    /// What is done with what comes, in the order of the file.
    public let services: [SMSService]
    /// What is said where a service says nothing, or cannot.
    public let words: SMSBoxWords
    /// What the file asks for that is not done, a sentence for each group.
    public let undone: [String]

    /// Reads a file.
    public init(source: String) throws(KannelFileError) {
        let groups = try KannelGroup.all(in: source)
        guard let box = groups.first(where: { $0.name == "smsbox" }) else {
            throw KannelFileError(line: 1, "there is no group smsbox")
        }
        let core = groups.first { $0.name == "core" }
        sendPort = try Self.port(box, "sendsms-port") ?? 13_013
        adminPort = try core.flatMap { core throws(KannelFileError) in try Self.port(core, "admin-port") }
        sendInterface = box["sendsms-interface"] ?? "127.0.0.1"
        adminInterface = core?["admin-interface"] ?? "127.0.0.1"
        statusPassword = core?["status-password"] ?? core?["admin-password"]
        globalSender = box["global-sender"]
        let link = groups.first { $0.name == "smsc" }
        (linkName, linkAccount, isLinkSMPP) = (link?["smsc-id"], link?["smsc-username"], link?["smsc"] == "smpp")
        sendPath = box["sendsms-url"] ?? "/cgi-bin/sendsms"
        numberCharacters = box["sendsms-chars"] ?? "0123456789 +-"
        words = SMSBoxWords(box)
        var (users, services): ([SendSMSUser], [SMSService]) = ([], [])
        for group in groups {
            if group.name == "sendsms-user" { users.append(try SendSMSUser(group)) }
            if group.name == "sms-service" { services.append(try SMSService(group)) }
        }
        (self.users, self.services) = (users, services)
        undone = UndoneSettings(groups).told
    }

    private static func port(_ group: KannelGroup, _ variable: String) throws(KannelFileError) -> Int? {
        guard let port = try group.number(variable) else { return nil }
        guard (0...65_535).contains(port) else { throw KannelFileError(line: group.line, "'\(variable)' is no port") }
        return port
    }
}

/// What an smsbox says where a service says nothing, or cannot.
public struct SMSBoxWords: Hashable, Sendable {
    /// Where the answer of a service is empty.
    public let empty: String
    /// Where the answer could not be had.
    public let unfetched: String
    /// Where the answer is of no type that a message can be of.
    public let unrepresentable: String
    /// Where there is no service for a message.
    public let failed: String

    init(_ box: KannelGroup) {
        empty = box["reply-emptymessage"] ?? "<Empty reply from service provider>"
        unfetched = box["reply-couldnotfetch"] ?? "Could not fetch content, sorry."
        unrepresentable = box["reply-couldnotrepresent"] ?? "Result could not be represented as an SMS message."
        failed = box["reply-requestfailed"] ?? "Request Failed"
    }
}
