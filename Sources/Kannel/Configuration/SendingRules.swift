/// How a text becomes messages: what `sms-service` and `sendsms-user` have alike.
public struct SendingRules: Hashable, Sendable {
    /// Messages that one text may take; 0 sends nothing.
    public let most: Int
    /// Whether a telephone is to put them together.
    public let isConcatenated: Bool
    /// Behind which characters a text may be cut; nil for anywhere.
    public let splitCharacters: String?
    /// Behind each part but the last.
    public let splitSuffix: String
    /// Before each part.
    public let header: String
    /// Behind each part.
    public let footer: String
    /// Whether nothing is sent where there is nothing to say.
    public let omitsEmpty: Bool
    /// From whom everything is sent, whatever was asked; nil for what was asked.
    public let fakedSender: String?

    /// Those of one message without anything round it.
    public static let one = SendingRules()

    private init() {
        (most, isConcatenated, splitCharacters, splitSuffix) = (1, false, nil, "")
        (header, footer, omitsEmpty, fakedSender) = ("", "", false, nil)
    }

    init(_ group: KannelGroup) throws(KannelFileError) {
        most = max(0, try group.number("max-messages") ?? 1)
        isConcatenated = group.flag("concatenation")
        splitCharacters = group["split-chars"]
        splitSuffix = group["split-suffix"] ?? ""
        header = group["header"] ?? ""
        footer = group["footer"] ?? ""
        omitsEmpty = group.flag("omit-empty")
        fakedSender = group["faked-sender"]
    }
}
