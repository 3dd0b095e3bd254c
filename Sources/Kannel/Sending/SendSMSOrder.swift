/// A message that somebody may send, to one or several.
public struct SendSMSOrder: Sendable {
    /// Who sends it.
    public let user: SendSMSUser
    /// From whom it goes.
    public let from: String
    /// To whom it goes.
    public let receivers: [String]
    /// What is sent.
    public let content: Content
    /// 0...3; nil for none.
    public let messageClass: UInt8?
    /// Minutes in which delivery is tried; nil for the centre's own.
    public let validity: Int?
    /// Minutes after which it leaves; nil for at once.
    public let delay: Int?
    /// What is to be told, a bit an outcome.
    public let reports: ReportMask
    /// Where it is told; nil for nowhere.
    public let reportAddress: String?
    /// As it was said.
    public let account: String?
    /// As it was said.
    public let billing: String?

    /// What a message is.
    public enum Content: Hashable, Sendable {
        /// Of the GSM alphabet, or of any where it goes as UCS-2.
        case text(String, isUCS2: Bool)
        /// Octets behind a header, which may be empty.
        case data(header: [UInt8], [UInt8])
        /// A text behind a header.
        case headed(header: [UInt8], String, isUCS2: Bool)
    }
}

/// Of what the sender of a message wants to hear.
public struct ReportMask: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The telephone has it.
    public static let delivered = ReportMask(rawValue: 1)
    /// It will never have it.
    public static let failed = ReportMask(rawValue: 2)
    /// It waits.
    public static let buffered = ReportMask(rawValue: 4)
    /// The centre has taken it.
    public static let accepted = ReportMask(rawValue: 8)
    /// The centre has not.
    public static let rejected = ReportMask(rawValue: 16)
}

/// What `sendsms` answers.
public struct SendSMSAnswer: Error, Hashable, Sendable {
    /// Of HTTP.
    public let status: Int
    /// Without a line end.
    public let body: String

    /// An answer of any status.
    public init(_ status: Int, _ body: String) { (self.status, self.body) = (status, body) }

    /// It is on its way.
    public static let accepted = SendSMSAnswer(202, "0: Accepted for delivery")
    /// Nobody has the number yet.
    public static let queued = SendSMSAnswer(202, "3: Queued for later delivery")
    /// It can go nowhere.
    public static let unroutable = SendSMSAnswer(403, "Not routable. Do not try again.")
    /// Too much waits, or the store failed.
    public static let temporal = SendSMSAnswer(503, "Temporal failure, try again later.")
    /// Of a body.
    public static let invalidType = SendSMSAnswer(400, "Invalid content-type")
}
