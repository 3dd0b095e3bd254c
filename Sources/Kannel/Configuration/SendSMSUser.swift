/// Who may ask `sendsms`, and how what is sent is cut.
public struct SendSMSUser: Sendable {
    /// What a request calls the user.
    public let username: String
    /// What the user must know.
    public let password: String
    /// What DLR requests call the user.
    public let name: String
    /// From whom messages are that name nobody.
    public let defaultSender: String?
    /// Where reports go of messages that name no address for them.
    public let reportAddress: String?
    /// How texts become messages.
    public let rules: SendingRules

    init(_ group: KannelGroup) throws(KannelFileError) {
        guard let username = group["username"], let password = group["password"] else {
            throw KannelFileError(line: group.line, "a sendsms-user has a username and a password")
        }
        (self.username, self.password) = (username, password)
        name = group["name"] ?? username
        defaultSender = group["default-sender"]
        reportAddress = group["dlr-url"]
        rules = try SendingRules(group)
    }
}
