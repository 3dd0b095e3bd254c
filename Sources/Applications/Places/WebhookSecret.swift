import Foundation
import MessageCentre

/// What a program over HTTP knows our questions by, as Standard Webhooks has it: `whsec_` and 24 to 64 octets in base64.
public struct WebhookSecret: Hashable, Sendable {
    private let octets: [UInt8]

    private static let prefix = "whsec_"
    private static let lengths = 24...64

    /// Reads what stands in a file, with blanks and a line end round it; nil for anything else.
    public init?(_ text: String) {
        let word = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard word.hasPrefix(Self.prefix), let data = Data(base64Encoded: String(word.dropFirst(Self.prefix.count))),
            Self.lengths.contains(data.count)
        else { return nil }
        octets = Array(data)
    }

    /// The header `webhook-signature` of a request.
    ///
    /// - Parameters:
    ///   - id: the header `webhook-id`.
    ///   - seconds: the header `webhook-timestamp`, since 1970.
    package func signature(of body: String, id: String, at seconds: Int) -> String {
        let digest = HMACKey(octets).digest(of: Array("\(id).\(seconds).\(body)".utf8))
        return "v1," + Data(digest).base64EncodedString()
    }
}
