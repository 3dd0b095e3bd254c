public import ShortMessage

/// A message or report as the escapes of an address speak of it.
public struct KannelMessage: Hashable, Sendable {
    /// `%p`: the telephone.
    public var phone: String
    /// `%P`: our number.
    public var number: String
    /// `%a`, `%b`, `%k` and the like; of a report `%A`.
    public var text: String
    /// `%t` and `%T`.
    public var time: Timestamp
    /// `%I`: by which the message is known.
    public var id: String
    /// `%i`: that of the link.
    public var linkName: String?
    /// `%n`: that of the service or the user.
    public var service: String?
    /// `%d`: the one bit that says what became of the message; −1 for a message.
    public var outcome = -1
    /// `%o`.
    public var account: String?
    /// `%B`.
    public var billing: String?
    /// `%F`: what the centre calls the message that a report is about.
    public var foreignID: String?
    /// `%R`: the address that is asked.
    public var reportAddress: String?
    /// `%D`: what the link knows beside it.
    public var metaData: String?
    /// `%m`: −1 for none.
    public var messageClass = -1
    /// `%c`: 0 septets, 1 octets, 2 UCS-2; −1 for a report.
    public var coding = 0
    /// `%u`.
    public var header: [UInt8] = []

    /// A message that came.
    public init(
        from phone: String, to number: String, _ text: String, at time: Timestamp, id: String, over linkName: String?
    ) {
        (self.phone, self.number, self.text, self.time) = (phone, number, text, time)
        (self.id, self.linkName) = (id, linkName)
    }

    /// What stands between blanks.
    var words: [String] { Self.words(of: text) }

    static func words(of text: String) -> [String] {
        text.unicodeScalars.split { $0 == " " || (0x09...0x0D).contains($0.value) }.map { String($0) }
    }
}
